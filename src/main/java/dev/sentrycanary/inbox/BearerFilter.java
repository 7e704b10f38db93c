package dev.sentrycanary.inbox;

import java.util.Locale;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Refuses lookups without a token, as Sentry does, so that a client that forgets it finds out. */
@Provider
@BearerNeeded
class BearerFilter implements ContainerRequestFilter {
    private static final String SCHEME = "bearer ";

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null
                || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                || header.substring(SCHEME.length()).isBlank()) {
            request.abortWith(
                    SentryApi.error(401, "Authentication credentials were not provided."));
        }
    }
}
