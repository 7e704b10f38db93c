package dev.sentrycanary.sentry.request;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sentry.Sentry;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;

import dev.sentrycanary.sentry.scope.ContextSlots;

/** The first handler of every HTTP request, and the last but one of every failed one. */
@Singleton
public class RequestRoute {
    private final PathPatterns ignored;
    private final boolean breadcrumbs;
    private final RequestUser users;
    private final RequestErrorCapture errors;
    private final RequestTracing tracing;

    RequestRoute(
            RequestConfig config,
            RequestErrorCapture errors,
            RequestTracing tracing,
            RequestUser users) {
        this.ignored = new PathPatterns(config.ignorePaths().orElse(List.of()));
        this.breadcrumbs = config.breadcrumbs();
        this.users = users;
        this.errors = errors;
        this.tracing = tracing;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, Integer.MAX_VALUE - 1);
    }

    void registerFailures(@Observes io.vertx.ext.web.Router router) {
        RawRoutes raw = new RawRoutes(router);
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(routing -> failed(routing, raw));
    }

    private void begin(RoutingContext routing) {
        Context context = Vertx.currentContext();
        if (context != null
                && VertxContext.isDuplicatedContext(context)
                && Sentry.getGlobalScope().getClient().isEnabled()) {
            RequestState state =
                    new RequestState(
                            routing, ignored.test(routing.normalizedPath()), users, breadcrumbs);
            state.bind((ContextInternal) context);
            ContextSlots.begin(state.scopes());
            if (!state.ignored()) {
                tracing.begin(state);
            }
        }
        routing.next();
    }

    private void failed(RoutingContext routing, RawRoutes raw) {
        RequestState state = RequestState.current();
        Throwable failure = routing.failure();
        if (state != null && failure != null) {
            if (state.rest() == null) {
                state.pattern(raw.pattern(routing.request().method(), routing.normalizedPath()));
                tracing.routed(state);
            }
            int status = routing.statusCode();
            errors.answered(state, failure, Refusal.status(failure, status > 0 ? status : 500));
        }
        routing.next();
    }
}
