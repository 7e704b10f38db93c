package dev.sentrycanary.sentry.request;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.sentry.protocol.User;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the user of a request: providers first, then what the framework knows, under PII rules. */
@Singleton
class RequestUser {
    private static final Logger LOG = Logger.getLogger(RequestUser.class);

    private final List<UserProvider> providers;
    private volatile boolean complained;

    RequestUser(@All List<UserProvider> providers) {
        this.providers = providers;
    }

    /** Completes {@code known}, the user on the scope; null when there is nothing to tell. */
    @Nullable User of(RoutingContext routing, @Nullable User known, boolean personal) {
        User user = known != null ? known : provided(routing);
        if (!personal) {
            return user;
        }
        if (user == null) {
            user = new User();
        }
        if (user.getUsername() == null && user.getId() == null) {
            user.setUsername(principal(routing));
        }
        SocketAddress remote = routing.request().remoteAddress();
        if (user.getIpAddress() == null && remote != null) {
            user.setIpAddress(remote.hostAddress());
        }
        return user;
    }

    private @Nullable User provided(RoutingContext routing) {
        for (UserProvider provider : providers) {
            try {
                User user = provider.user(routing);
                if (user != null) {
                    return user;
                }
            } catch (RuntimeException failed) {
                complain(failed);
            }
        }
        return null;
    }

    private void complain(RuntimeException failed) {
        if (!complained) {
            complained = true;
            LOG.warn("A UserProvider failed; events go without its user", failed);
        }
    }

    private static @Nullable String principal(RoutingContext routing) {
        return routing.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : null;
    }
}
