package dev.sentrycanary.inbox;

import java.util.Map;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import dev.sentrycanary.problem.ProblemException;

/** Says why there is nothing to see where the inbox is off. */
@Provider
@WithInbox
class InboxOffFilter implements ContainerRequestFilter {
    /** Asked late: filters are built before the configuration of the running application is. */
    private final Instance<InboxState> state;

    InboxOffFilter(Instance<InboxState> state) {
        this.state = state;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!state.get().enabled()) {
            throw new ProblemException(
                    404,
                    "The inbox is off",
                    "Events go to the configured Sentry; canary.inbox.enabled=true turns it on.",
                    Map.of());
        }
    }
}
