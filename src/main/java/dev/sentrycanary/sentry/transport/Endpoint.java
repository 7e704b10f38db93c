package dev.sentrycanary.sentry.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

import io.sentry.RequestDetails;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where envelopes are posted: address, proxy and the head of every request, built once.
 *
 * @param tls whether the target speaks TLS
 * @param host the target's host name or address
 * @param port the target's port
 * @param proxy the proxy on the way, if any
 */
record Endpoint(
        boolean tls, String host, int port, SentryOptions.@Nullable Proxy proxy, String head) {

    static Endpoint of(RequestDetails details, SentryOptions.@Nullable Proxy configured) {
        URI uri = URI.create(details.getUrl().toString());
        boolean tls = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        SentryOptions.Proxy proxy = isLoopback(uri.getHost()) ? null : configured;
        boolean absolute = proxy != null && !tls && !isSocks(proxy);
        StringBuilder head = new StringBuilder(512);
        head.append("POST ").append(absolute ? uri.toString() : uri.getRawPath());
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
        for (Map.Entry<String, String> header : details.getHeaders().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Content-Type: application/x-sentry-envelope\r\n");
        head.append("Content-Encoding: gzip\r\nAccept: application/json\r\n");
        if (absolute) {
            head.append(proxyAuthorization(proxy));
        }
        return new Endpoint(tls, uri.getHost(), port, proxy, head.toString());
    }

    /** The whole request head for a body of that many bytes. */
    byte[] request(int length) {
        return (head + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    boolean viaSocks() {
        return proxy != null && isSocks(proxy);
    }

    boolean viaHttpProxy() {
        return proxy != null && !isSocks(proxy);
    }

    static String proxyAuthorization(SentryOptions.@Nullable Proxy proxy) {
        if (proxy == null || proxy.getUser() == null) {
            return "";
        }
        String pair = proxy.getUser() + ":" + (proxy.getPass() == null ? "" : proxy.getPass());
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return "Proxy-Authorization: Basic " + encoded + "\r\n";
    }

    private static boolean isSocks(SentryOptions.Proxy proxy) {
        return proxy.getType() == java.net.Proxy.Type.SOCKS;
    }

    /** A proxy elsewhere would look for our own inbox on its own machine. */
    private static boolean isLoopback(String host) {
        return "localhost".equals(host) || "[::1]".equals(host) || host.startsWith("127.");
    }
}
