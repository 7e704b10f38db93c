package dev.sentrycanary.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/**
 * Recognises requests that a browser sends on behalf of another site, by Fetch Metadata and by
 * {@code Origin}. Programs send neither and pass.
 */
final class CrossSite {
    private final Hosts hosts;

    CrossSite(Hosts hosts) {
        this.hosts = hosts;
    }

    boolean isForeign(MultiMap headers, @Nullable HostAndPort authority, Area area) {
        for (String site : headers.getAll("Sec-Fetch-Site")) {
            if (!site.equals("none") && !site.equals("same-origin")) {
                return !(area == Area.PAGE && isNavigation(headers));
            }
        }
        List<String> origins = headers.getAll("Origin");
        return origins.size() > 1 || (origins.size() == 1 && !isOwn(origins.get(0), authority));
    }

    /** Someone followed a link: it only shows a page, which no other site can frame or read. */
    private static boolean isNavigation(MultiMap headers) {
        return "navigate".equals(headers.get("Sec-Fetch-Mode"))
                && "document".equals(headers.get("Sec-Fetch-Dest"))
                && !headers.contains("Origin");
    }

    private boolean isOwn(String origin, @Nullable HostAndPort authority) {
        URI uri;
        try {
            uri = new URI(origin);
        } catch (URISyntaxException e) {
            return false;
        }
        String host = uri.getHost();
        if (host == null || authority == null) {
            return false;
        }
        // A proxy that ends TLS may call us by another name and port than the browser called it.
        return hosts.configured(host)
                || (Hosts.bare(host).equals(Hosts.bare(authority.host()))
                        && samePort(uri, authority.port()));
    }

    private static boolean samePort(URI origin, int port) {
        int standard = "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
        return (origin.getPort() < 0 ? standard : origin.getPort()) == (port < 0 ? standard : port);
    }
}
