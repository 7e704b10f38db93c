package dev.sentrycanary.sentry.request;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;

import io.sentry.Sentry;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Tells the request's state which resource serves it, and what it answered to an exception. */
@Singleton
public class RestFilters {
    private final RequestErrorCapture errors;
    private final RequestTracing tracing;

    RestFilters(RequestErrorCapture errors, RequestTracing tracing) {
        this.errors = errors;
        this.tracing = tracing;
    }

    /** Runs before every other filter of the resource. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 999)
    public void matched(ResteasyReactiveContainerRequestContext context) {
        RequestState state = RequestState.current();
        if (state == null
                || !(context.getServerRequestContext()
                        instanceof ResteasyReactiveRequestContext rest)) {
            return;
        }
        state.rest(rest);
        tracing.routed(state);
        if (blocking(rest)) {
            record(state, rest);
        }
    }

    private static boolean blocking(ResteasyReactiveRequestContext rest) {
        return rest.getTarget() != null
                && (rest.getTarget().isBlocking() || rest.getTarget().isRunOnVirtualThread());
    }

    private static void record(RequestState state, ResteasyReactiveRequestContext rest) {
        String type = state.routing().request().getHeader("Content-Type");
        if (type == null || rest.hasInputStream() || !RequestBody.textual(type)) {
            return;
        }
        int limit = RequestBody.limit(Sentry.getGlobalScope().getOptions().getMaxRequestBodySize());
        if (limit > 0 && !state.ignored()) {
            rest.setInputStream(new BodyRecorder(rest.getInputStream(), limit + 1));
        }
    }

    /** Captures what a mapper answered with a server error, if the mapper did not ask before. */
    @ServerResponseFilter(priority = Integer.MAX_VALUE)
    public void answered(ContainerResponseContext response, @Nullable Throwable thrown) {
        if (thrown == null) {
            return;
        }
        RequestState state = RequestState.current();
        if (state != null) {
            errors.answered(state, thrown, response.getStatus());
        }
    }
}
