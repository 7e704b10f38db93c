package dev.sentrycanary.probe.stored;

import java.net.Proxy;
import java.util.Optional;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;

import dev.sentrycanary.sentry.SentryConfig;

/** The way to a target's API leads through the same proxy as its events. */
public final class Proxies {
    private Proxies() {}

    /** The proxy that is configured for the events. */
    public static Optional<ProxyOptions> of(SentryConfig.ProxyConfig config) {
        if (config.type() == Proxy.Type.DIRECT) {
            return Optional.empty();
        }
        return config.host()
                .map(
                        host -> {
                            ProxyOptions proxy =
                                    new ProxyOptions()
                                            .setHost(host)
                                            .setPort(config.port())
                                            .setType(
                                                    config.type() == Proxy.Type.SOCKS
                                                            ? ProxyType.SOCKS5
                                                            : ProxyType.HTTP);
                            config.user().ifPresent(proxy::setUsername);
                            config.pass().ifPresent(proxy::setPassword);
                            return proxy;
                        });
    }
}
