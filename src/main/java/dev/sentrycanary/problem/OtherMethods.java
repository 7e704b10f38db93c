package dev.sentrycanary.problem;

import java.util.Set;
import java.util.TreeSet;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** What paths outside REST do with methods that they do not know, as REST does by itself. */
public final class OtherMethods {
    private OtherMethods() {}

    /** Makes {@code route} refuse all methods but {@code allowed}, which go on. */
    public static void refuse(Route route, HttpMethod... allowed) {
        Set<HttpMethod> known = Set.of(allowed);
        Set<String> names = new TreeSet<>();
        known.forEach(method -> names.add(method.name()));
        names.add(HttpMethod.OPTIONS.name());
        String allow = String.join(", ", names);
        route.handler(
                context -> {
                    HttpMethod method = context.request().method();
                    if (known.contains(method)) {
                        context.next();
                    } else {
                        answer(context, allow);
                    }
                });
    }

    private static void answer(RoutingContext context, String allow) {
        // Quarkus holds the body back until someone wants it, and nobody will.
        context.request().resume();
        context.response().putHeader(HttpHeaders.ALLOW, allow);
        if (HttpMethod.OPTIONS.equals(context.request().method())) {
            context.response().end();
        } else {
            context.fail(ProblemType.METHOD_NOT_ALLOWED.status());
        }
    }
}
