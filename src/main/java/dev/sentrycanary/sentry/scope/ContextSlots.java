package dev.sentrycanary.sentry.scope;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import org.jspecify.annotations.Nullable;

/**
 * The slots in the local data of Vert.x duplicated contexts. Quarkus copies that data by reference
 * where it duplicates a context for a worker, so the slot stays the request's own.
 */
public final class ContextSlots {
    private static final Object KEY = ContextSlots.class;

    private ContextSlots() {}

    /**
     * Gives the current duplicated context its own scopes.
     *
     * @return false when this thread runs in no duplicated context
     */
    public static boolean begin(LazyScopes scopes) {
        return put(new Slot(scopes));
    }

    static boolean available() {
        return context() != null;
    }

    static boolean put(Slot slot) {
        ContextInternal context = context();
        if (context == null) {
            return false;
        }
        context.localContextData().put(KEY, slot);
        return true;
    }

    static @Nullable Slot current() {
        ContextInternal context = context();
        Overlay overlay = Overlay.in(context);
        if (overlay != null) {
            return overlay.slot;
        }
        return context == null ? null : (Slot) context.localContextData().get(KEY);
    }

    static @Nullable ContextInternal context() {
        ContextInternal context = (ContextInternal) Vertx.currentContext();
        return context != null && context.isDuplicate() ? context : null;
    }
}
