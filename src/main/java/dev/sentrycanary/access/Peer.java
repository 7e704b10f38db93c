package dev.sentrycanary.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Tells callers on this machine from all others. */
final class Peer {
    private static final Set<String> FORWARDING =
            Set.of(
                    "forwarded",
                    "via",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "x-original-forwarded-for",
                    "true-client-ip",
                    "cf-connecting-ip",
                    "fastly-client-ip",
                    "fly-client-ip");

    private Peer() {}

    /**
     * Whether the request comes from this machine. Only the socket counts: no header can make a
     * caller local, and any header that a proxy adds makes it remote, whatever address it names.
     */
    static boolean isLocal(HttpServerRequest request) {
        SocketAddress real = request.connection().remoteAddress(true);
        SocketAddress told = request.connection().remoteAddress(false);
        return isLoopback(real) && isLoopback(told) && !isForwarded(request.headers());
    }

    private static boolean isLoopback(@Nullable SocketAddress address) {
        return address != null && isLoopback(address.hostAddress());
    }

    /** Whether an address literal is in 127.0.0.0/8 or is ::1, also in IPv4-mapped form. */
    static boolean isLoopback(@Nullable String literal) {
        if (literal == null) {
            return false;
        }
        int zone = literal.indexOf('%');
        byte[] bytes =
                NetUtil.createByteArrayFromIpAddressString(
                        zone < 0 ? literal : literal.substring(0, zone));
        try {
            return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isForwarded(MultiMap headers) {
        for (String name : headers.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (FORWARDING.contains(lower)
                    || lower.startsWith("x-forwarded-")
                    || lower.startsWith("x-envoy-")) {
                return true;
            }
        }
        return false;
    }
}
