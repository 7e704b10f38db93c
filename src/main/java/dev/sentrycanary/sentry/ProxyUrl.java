package dev.sentrycanary.sentry;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/** Takes a proxy that is given as one URL apart. */
final class ProxyUrl {
    private ProxyUrl() {}

    /** The part of {@code url} that {@code sentry.proxy.<name>} stands for, or null. */
    static @Nullable String part(String url, String name) {
        String text = url.trim();
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            uri = null;
        }
        if (uri == null || uri.getHost() == null) {
            // A value that no host or port can be: the conversion of the port tells it.
            return name.equals("port") ? text : null;
        }
        String user = uri.getUserInfo();
        int colon = user == null ? -1 : user.indexOf(':');
        return switch (name) {
            case "host" -> uri.getHost();
            case "port" -> uri.getPort() < 0 ? null : Integer.toString(uri.getPort());
            case "user" -> user == null || colon < 0 ? user : user.substring(0, colon);
            case "pass" -> user == null || colon < 0 ? null : user.substring(colon + 1);
            case "type" -> uri.getScheme().startsWith("socks") ? "socks" : "http";
            default -> null;
        };
    }
}
