package dev.sentrycanary.access;

import io.vertx.ext.web.RoutingContext;

/** Who asks, as far as the socket and the token tell. */
public enum Caller {
    /** On this machine, by the address of its socket, and not passed on by a proxy. */
    LOOPBACK,
    /** Elsewhere, with the right token. */
    TOKEN,
    /** Elsewhere, without the right token. */
    UNKNOWN;

    private static final String KEY = Caller.class.getName();

    /** Who sent this request; {@link #UNKNOWN} where the guard has not seen it. */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        return caller == null ? UNKNOWN : caller;
    }

    void remember(RoutingContext context) {
        context.put(KEY, this);
    }
}
