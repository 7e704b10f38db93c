package dev.sentrycanary.access.pace;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * Leaves HTTP/2 to TLS: without it, it takes a look at the first bytes to know what is spoken, and
 * nobody could say what has arrived until then. No Sentry client asks for it in the clear.
 */
@ApplicationScoped
class PlainHttp implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
