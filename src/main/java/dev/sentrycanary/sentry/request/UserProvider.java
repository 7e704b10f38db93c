package dev.sentrycanary.sentry.request;

import io.sentry.protocol.User;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Names the user of a request. CDI beans of this type are asked, by priority, when an event is
 * captured and nobody has set a user on the scope; what they answer is sent whether or not {@code
 * send-default-pii} is on.
 */
public interface UserProvider {
    /** The user of {@code request}, or null when this provider knows none. */
    @Nullable User user(RoutingContext request);
}
