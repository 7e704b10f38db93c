package dev.sentrycanary.sentry.request;

import java.util.List;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pattern of a plain Vert.x route again: once it has failed, the router has forgotten it.
 */
final class RawRoutes {
    private final Router router;

    RawRoutes(Router router) {
        this.router = router;
    }

    @Nullable String pattern(HttpMethod method, String path) {
        List<String> segments = List.of(path.split("/", -1));
        for (Route route : router.getRoutes()) {
            String pattern = route.getPath();
            if (pattern != null
                    && pattern.indexOf('*') < 0
                    && (route.methods() == null || route.methods().contains(method))
                    && matches(List.of(pattern.split("/", -1)), segments)) {
                return pattern;
            }
        }
        return null;
    }

    private static boolean matches(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).startsWith(":") && !pattern.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
