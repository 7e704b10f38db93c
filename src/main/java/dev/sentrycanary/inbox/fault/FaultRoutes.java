package dev.sentrycanary.inbox.fault;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.channel.ChannelOption;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Stands before ingest and Web API of the inbox and answers in their place while a fault is on. */
@ApplicationScoped
class FaultRoutes {
    private static final String INGEST = "^/api/[^/]+/(envelope|store)/?$";
    private static final String LOOKUP = "^/api/0/.*$";

    /** Before the ingest itself, and behind the access guard. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 3;

    /** More than anybody reads as one event. */
    private static final int LARGE = 12 * 1024 * 1024;

    private final Faults faults;
    private final FaultsConfig config;
    private final Vertx vertx;

    FaultRoutes(Faults faults, FaultsConfig config, Vertx vertx) {
        this.faults = faults;
        this.config = config;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        if (config.enabled()) {
            router.postWithRegex(INGEST).order(ORDER).handler(at -> meet(at, FaultPoint.INGEST));
            router.routeWithRegex(LOOKUP).order(ORDER).handler(at -> meet(at, FaultPoint.LOOKUP));
        }
    }

    private void meet(RoutingContext context, FaultPoint point) {
        Optional<Fault> fault = faults.take(point);
        if (fault.isPresent()) {
            misbehave(context, fault.get());
        } else {
            context.next();
        }
    }

    private void misbehave(RoutingContext context, Fault fault) {
        HttpServerRequest request = context.request();
        switch (fault.kind()) {
            case CLOSE, LOOKUP_CLOSE -> request.connection().close();
            case RESET -> reset(request.connection());
            case HANG -> request.pause();
            case SLOW, LOOKUP_SLOW -> {
                request.pause();
                vertx.setTimer(
                        Math.max(1, fault.delay().toMillis()),
                        late -> {
                            if (!request.response().closed()) {
                                request.resume();
                                context.next();
                            }
                        });
            }
            case LOOKUP_NOT_JSON ->
                    answer(request, 200, "text/html", Buffer.buffer("<html>Please sign in"));
            case LOOKUP_TOO_LARGE ->
                    answer(request, 200, "application/json", Buffer.buffer(new byte[LARGE]));
            default -> status(request, fault.kind());
        }
    }

    private static void status(HttpServerRequest request, FaultKind kind) {
        if (kind == FaultKind.RATE_LIMITS) {
            request.response().putHeader("X-Sentry-Rate-Limits", "1:error;transaction:key:quota");
        }
        if (kind == FaultKind.RETRY_AFTER || kind == FaultKind.LOOKUP_429) {
            request.response().putHeader("Retry-After", "1");
        }
        String body = "{\"detail\":\"a fault of the inbox was asked for: " + kind.code() + "\"}";
        answer(request, kind.status(), "application/json", Buffer.buffer(body));
    }

    private static void answer(HttpServerRequest request, int status, String type, Buffer body) {
        request.resume();
        request.handler(ignored -> {});
        request.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }

    /** With nothing to linger for, closing sends a reset instead of an orderly end. */
    private static void reset(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        connection.close();
    }
}
