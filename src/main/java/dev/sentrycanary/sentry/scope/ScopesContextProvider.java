package dev.sentrycanary.sentry.scope;

import java.util.Map;

import org.eclipse.microprofile.context.spi.ThreadContextController;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/**
 * Takes the current scopes along with tasks and continuations of MicroProfile Context Propagation.
 */
public final class ScopesContextProvider implements ThreadContextProvider {
    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> props) {
        Slot slot = ContextSlots.current();
        return slot == null
                ? ScopesContextProvider::nothing
                : carry(slot, slot.snapshot(), Thread.currentThread());
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> props) {
        return () -> Overlay.begin(ContextSlots.context(), new Slot(null))::run;
    }

    private static ThreadContextSnapshot carry(Slot origin, Slot snapshot, Thread from) {
        return () -> {
            // Still on the same thread with the same scopes on top: nothing to carry. On another
            // thread the branch gets a stack of its own, beside those of its siblings.
            if (Thread.currentThread() == from
                    && ContextSlots.current() == origin
                    && origin.shows(snapshot)) {
                return ScopesContextProvider::end;
            }
            return Overlay.begin(ContextSlots.context(), snapshot)::run;
        };
    }

    private static ThreadContextController nothing() {
        return ScopesContextProvider::end;
    }

    private static void end() {}

    @Override
    public String getThreadContextType() {
        return "Sentry";
    }
}
