package dev.sentrycanary.sentry.scope;

import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import org.jspecify.annotations.Nullable;

/** One place that scopes can be bound to: a base that belongs to the unit of work, and a stack. */
final class Slot {
    private final @Nullable LazyScopes base;
    private volatile @Nullable Binding top;

    Slot(@Nullable LazyScopes base) {
        this.base = base;
    }

    @Nullable IScopes get() {
        Binding binding = Binding.open(top);
        if (binding != null) {
            return binding.scopes;
        }
        return base == null ? null : base.get();
    }

    synchronized ISentryLifecycleToken bind(IScopes scopes) {
        Binding binding = new Binding(scopes, Binding.open(top));
        top = binding;
        return binding;
    }

    /** True when both have the same scopes on top. */
    boolean shows(Slot other) {
        Binding mine = Binding.open(top);
        Binding theirs = Binding.open(other.top);
        return (mine == null ? null : mine.scopes) == (theirs == null ? null : theirs.scopes);
    }

    /** What a continuation takes along: the same base, and the scopes now on top of it. */
    Slot snapshot() {
        Slot copy = new Slot(base);
        Binding binding = Binding.open(top);
        if (binding != null) {
            copy.top = new Binding(binding.scopes, null);
        }
        return copy;
    }
}
