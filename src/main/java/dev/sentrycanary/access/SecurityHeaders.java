package dev.sentrycanary.access;

import java.util.Map;

import io.vertx.core.MultiMap;

/** What every answer tells browsers about itself. */
final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                    + " object-src 'none'";

    /**
     * The referrer stays on our own pages; with no-referrer browsers would send {@code Origin:
     * null} with our own forms.
     */
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin");

    private SecurityHeaders() {}

    static void add(MultiMap headers, Area area, String path) {
        headers.addAll(ALWAYS);
        headers.add(
                "Cross-Origin-Resource-Policy",
                area == Area.INGEST ? "cross-origin" : "same-origin");
        // Quarkus' own pages, which exist in development only, need inline scripts.
        if (!path.startsWith("/q/")) {
            headers.add("Content-Security-Policy", POLICY);
        }
    }
}
