package dev.sentrycanary.sentry.request;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/**
 * What the security of Quarkus makes of its exceptions, which fail a request before REST has it.
 */
final class Refusal {
    private Refusal() {}

    /** The status of the answer to {@code failure}; {@code other} where it refuses nobody. */
    static int status(Throwable failure, int other) {
        if (failure instanceof AuthenticationRedirectException elsewhere) {
            return elsewhere.getCode();
        }
        if (failure instanceof AuthenticationException
                || failure instanceof UnauthorizedException) {
            return 401;
        }
        return failure instanceof ForbiddenException ? 403 : other;
    }
}
