package dev.sentrycanary.access;

import java.util.List;
import java.util.Map;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What every answer tells browsers about itself; in the form that costs least to write. */
final class SecurityHeaders {
    /**
     * The referrer stays on our own pages; with no-referrer browsers would send {@code Origin:
     * null} with our own forms.
     */
    private static final List<Map.Entry<CharSequence, CharSequence>> ALWAYS =
            List.of(
                    header("X-Content-Type-Options", "nosniff"),
                    header("X-Frame-Options", "DENY"),
                    header("Referrer-Policy", "same-origin"),
                    header("Cross-Origin-Opener-Policy", "same-origin"));

    private static final CharSequence RESOURCE_POLICY =
            HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence ANYWHERE = HttpHeaders.createOptimized("cross-origin");
    private static final CharSequence HERE = HttpHeaders.createOptimized("same-origin");

    private static final Map.Entry<CharSequence, CharSequence> POLICY =
            header(
                    "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors"
                            + " 'none'; object-src 'none'");

    private SecurityHeaders() {}

    static void add(MultiMap headers, Area area, String path) {
        for (Map.Entry<CharSequence, CharSequence> header : ALWAYS) {
            headers.add(header.getKey(), header.getValue());
        }
        headers.add(RESOURCE_POLICY, area == Area.INGEST ? ANYWHERE : HERE);
        // Quarkus' own pages, which exist in development only, need inline scripts.
        if (!path.startsWith("/q/")) {
            headers.add(POLICY.getKey(), POLICY.getValue());
        }
    }

    private static Map.Entry<CharSequence, CharSequence> header(String name, String value) {
        return Map.entry(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
}
