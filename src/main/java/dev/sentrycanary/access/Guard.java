package dev.sentrycanary.access;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may go on. Holds no state. */
final class Guard {
    private final AccessConfig.Mode mode;
    private final boolean metricsOpen;
    private final Token token;
    private final Hosts hosts;
    private final CrossSite crossSite;

    Guard(AccessConfig config) {
        mode = config.mode();
        metricsOpen = config.metrics() == AccessConfig.Metrics.OPEN;
        token = new Token(config.token());
        hosts = new Hosts(config.hosts().orElse(List.of()));
        crossSite = new CrossSite(hosts);
    }

    /** Who asks; with {@code mode=token} being local says nothing. */
    Caller identify(boolean local, MultiMap headers) {
        if (local && mode != AccessConfig.Mode.TOKEN) {
            return Caller.LOOPBACK;
        }
        return token.matches(headers.get(HttpHeaders.AUTHORIZATION))
                ? Caller.TOKEN
                : Caller.UNKNOWN;
    }

    /** Why the request may not go on, or null when it may. */
    @Nullable Refusal check(
            Area area, Caller caller, MultiMap headers, @Nullable HostAndPort authority) {
        if (headers.getAll(HttpHeaders.HOST).size() > 1) {
            return Refusal.ambiguousHost();
        }
        if (area == Area.INGEST
                || area == Area.WEBHOOK
                || area == Area.HEALTH
                || (area == Area.METRICS && metricsOpen)) {
            return null;
        }
        if (crossSite.isForeign(headers, authority, area)) {
            return Refusal.crossSite();
        }
        if (caller == Caller.UNKNOWN && mode != AccessConfig.Mode.OPEN) {
            return unknown(headers);
        }
        // No browser adds the token by itself, so whoever sends it was not lured here.
        boolean authentic = token.matches(headers.get(HttpHeaders.AUTHORIZATION));
        return authentic || hosts.allow(authority == null ? null : authority.host())
                ? null
                : Refusal.foreignHost();
    }

    private Refusal unknown(MultiMap headers) {
        if (!token.isSet()) {
            return Refusal.noTokenSet(mode == AccessConfig.Mode.TOKEN);
        }
        return headers.contains(HttpHeaders.AUTHORIZATION)
                ? Refusal.tokenWrong()
                : Refusal.tokenMissing();
    }
}
