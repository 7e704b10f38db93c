package dev.sentrycanary.sentry.request;

import io.sentry.protocol.TransactionNameSource;
import io.vertx.ext.web.Route;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/**
 * The name of a request for grouping: method and route template, never the raw path.
 *
 * @param name for example {@code GET /api/things/{id}}
 * @param source where it came from, in Sentry's terms
 */
public record RouteName(String name, TransactionNameSource source) {
    /** The name of a request as far as it is routed by now. */
    public static RouteName of(RequestState state) {
        String method = state.routing().request().method().name();
        String template = template(state);
        return template != null
                ? new RouteName(method + " " + template, TransactionNameSource.ROUTE)
                : new RouteName(method + " /*", TransactionNameSource.CUSTOM);
    }

    static @Nullable String template(RequestState state) {
        ResteasyReactiveRequestContext rest = state.rest();
        RuntimeResource target = rest == null ? null : rest.getTarget();
        if (target != null) {
            return clean(text(target.getClassPath()) + "/" + text(target.getPath()));
        }
        String raw = state.pattern();
        if (raw != null) {
            return raw;
        }
        Route route = rest == null ? state.routing().currentRoute() : null;
        String path = route == null ? null : route.getPath();
        return path == null || path.equals("/") || path.contains("*") ? null : path;
    }

    private static String text(@Nullable URITemplate template) {
        return template == null ? "" : template.template;
    }

    private static String clean(String path) {
        StringBuilder clean = new StringBuilder("/");
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                clean.append(clean.length() > 1 ? "/" : "").append(part);
            }
        }
        return clean.toString();
    }
}
