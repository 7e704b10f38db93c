package dev.sentrycanary.sentry.scope;

import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import org.jspecify.annotations.Nullable;

/**
 * Scopes made current on top of others. A token may be closed on another thread and in any order (a
 * request filter opens, a response filter closes), so a closed binding is skipped, not popped.
 */
final class Binding implements ISentryLifecycleToken {
    final IScopes scopes;
    private final @Nullable Binding below;
    private volatile boolean closed;

    Binding(IScopes scopes, @Nullable Binding below) {
        this.scopes = scopes;
        this.below = below;
    }

    static @Nullable Binding open(@Nullable Binding top) {
        Binding binding = top;
        while (binding != null && binding.closed) {
            binding = binding.below;
        }
        return binding;
    }

    @Override
    public void close() {
        closed = true;
    }
}
