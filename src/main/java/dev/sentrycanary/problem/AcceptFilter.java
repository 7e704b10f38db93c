package dev.sentrycanary.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an {@code Accept} that names no media types. Each part of REST that reads the header
 * fails on it in its own way, some as if the fault were ours.
 */
@ApplicationScoped
class AcceptFilter {
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void check(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || accept.equals("*/*")) {
            return;
        }
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE, "Accept must name media types, as in text/html.");
        }
    }
}
