package dev.sentrycanary.access;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may call the canary. */
@ConfigMapping(prefix = "canary.access")
public interface AccessConfig {
    /**
     * Who is let in. {@code loopback}: callers on this machine are free, all others need the token.
     * {@code token}: everyone needs the token; choose it when a proxy on this machine passes
     * requests on without any forwarding header. {@code open}: everyone is free; only for a port
     * that something else guards.
     */
    @WithDefault("loopback")
    Mode mode();

    /**
     * The secret that callers send as {@code Authorization: Bearer <token>}. Without it nobody but
     * the free callers gets in.
     */
    Optional<String> token();

    /**
     * Host names, without port, under which the canary may be called in addition to {@code
     * localhost} and IP addresses. Any other name is refused, unless the caller sends the token: it
     * may be an attacker's name that was pointed at this address.
     */
    Optional<List<String>> hosts();

    /**
     * Who may read {@code /q/metrics}. {@code open}: everyone, as Prometheus expects; the metrics
     * hold numbers only. {@code guarded}: whoever may call the rest.
     */
    @WithDefault("open")
    Metrics metrics();

    /** Who is let in. */
    enum Mode {
        LOOPBACK,
        TOKEN,
        OPEN
    }

    /** Who may read the metrics. */
    enum Metrics {
        OPEN,
        GUARDED
    }
}
