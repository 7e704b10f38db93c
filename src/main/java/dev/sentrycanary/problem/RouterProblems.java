package dev.sentrycanary.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.sentrycanary.sentry.RequestErrors;

/** Gives failures that happen before or outside REST the shape of a problem. */
@ApplicationScoped
class RouterProblems {
    /** Behind every other route, before the framework's own last resort, which shows stacks. */
    private static final int NEARLY_LAST = Integer.MAX_VALUE - 1;

    /** Behind the guard alone. */
    private static final int NEARLY_FIRST = Integer.MIN_VALUE + 1;

    private static final String READ_ONLY = "/q/(?:health|metrics|openapi)(?:/.*)?";
    private static final Logger LOG = Logger.getLogger(RouterProblems.class);

    private final ProblemWriter writer;
    private final RequestErrors errors;

    RouterProblems(ProblemWriter writer, RequestErrors errors) {
        this.writer = writer;
        this.errors = errors;
    }

    void install(@Observes Router router) {
        router.route().order(NEARLY_LAST).failureHandler(this::answer);
        // The framework's own endpoints answer every method alike.
        OtherMethods.refuse(
                router.routeWithRegex(READ_ONLY).order(NEARLY_FIRST),
                HttpMethod.GET,
                HttpMethod.HEAD,
                HttpMethod.OPTIONS);
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        if (context.response().headWritten() || failure instanceof SecurityException) {
            context.next();
            return;
        }
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        if (failure != null && status >= 500) {
            LOG.warnf(failure, "Request failed outside REST: %s", context.request().path());
            errors.capture(failure, status);
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(
                        writer.json(
                                StatusProblems.of(status, context.request())
                                        .at(context.request().path())));
    }
}
