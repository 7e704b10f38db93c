package dev.sentrycanary.problem;

import java.util.Set;
import java.util.TreeSet;

import jakarta.ws.rs.HttpMethod;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * What the {@code Allow} header of a 405 must name (RFC 9110, 15.5.6). Quarkus REST knows and does
 * not tell, so its routing tables are asked once more.
 */
final class AllowedMethods {
    private AllowedMethods() {}

    /** The methods of the current request's path, most often one or two; empty outside REST. */
    static String ofCurrentRequest() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        Set<String> methods = new TreeSet<>();
        if (request != null) {
            RequestMapper<InitialMatch> classes =
                    new RequestMapper<>(request.getDeployment().getClassMappers());
            String path = request.getPathWithoutPrefix();
            for (RequestMatch<InitialMatch> match = classes.map(path);
                    match != null;
                    match = classes.continueMatching(path, match)) {
                add(match, methods);
            }
        }
        return String.join(", ", methods);
    }

    private static void add(RequestMatch<InitialMatch> match, Set<String> methods) {
        String rest = match.remaining.isEmpty() ? "/" : match.remaining;
        for (ServerRestHandler handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                routing.getMappers()
                        .forEach(
                                (method, paths) -> {
                                    if (method != null && paths.map(rest) != null) {
                                        methods.add(method);
                                    }
                                });
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
    }
}
