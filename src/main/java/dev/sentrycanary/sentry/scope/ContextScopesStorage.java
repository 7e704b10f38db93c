package dev.sentrycanary.sentry.scope;

import io.sentry.IScopes;
import io.sentry.IScopesStorage;
import io.sentry.ISentryLifecycleToken;
import org.jspecify.annotations.Nullable;

/**
 * Finds the current scopes in the Vert.x duplicated context, which Quarkus makes per request and
 * carries over its thread hops; on threads without one, in the thread.
 */
final class ContextScopesStorage implements IScopesStorage {
    private static final ISentryLifecycleToken NOTHING = () -> {};
    private static final ThreadLocal<@Nullable Slot> THREADS = new ThreadLocal<>();

    @Override
    public void init() {}

    @Override
    public @Nullable IScopes get() {
        Slot slot = current();
        return slot == null ? null : slot.get();
    }

    @Override
    public ISentryLifecycleToken set(@Nullable IScopes scopes) {
        if (scopes == null || scopes.isNoOp()) {
            return NOTHING;
        }
        Slot slot = current();
        if (slot != null) {
            return slot.bind(scopes);
        }
        if (ForeignThreads.implicit(scopes) && ForeignThreads.pooled(Thread.currentThread())) {
            return NOTHING;
        }
        return create().bind(scopes);
    }

    private Slot create() {
        Slot slot = new Slot(null);
        if (!ContextSlots.put(slot)) {
            THREADS.set(slot);
        }
        return slot;
    }

    private @Nullable Slot current() {
        Slot slot = ContextSlots.current();
        return slot != null || ContextSlots.available() ? slot : THREADS.get();
    }

    @Override
    public void close() {
        THREADS.remove();
    }
}
