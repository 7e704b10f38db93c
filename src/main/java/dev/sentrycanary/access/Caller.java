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
    private static final String LOCAL = KEY + ".local";

    /** Who sent this request; {@link #UNKNOWN} where the guard has not seen it. */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        return caller == null ? UNKNOWN : caller;
    }

    /**
     * Whether this request comes from this machine and no proxy passed it on, whatever the access
     * mode makes of that.
     */
    public static boolean isLocal(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(LOCAL));
    }

    void remember(RoutingContext context, boolean local) {
        context.put(KEY, this).put(LOCAL, local);
    }
}
