package dev.sentrycanary.sentry;

import java.net.URI;

/**
 * Where events go when no DSN is configured: a receiver within this very application. At most one
 * CDI bean; without one, an application without DSN sends nothing.
 */
public interface FallbackTarget {
    /**
     * The DSN under which the receiver can be reached over HTTP.
     *
     * @param server the base address of this application's HTTP server, for example {@code
     *     http://localhost:8080/}
     */
    String dsn(URI server);
}
