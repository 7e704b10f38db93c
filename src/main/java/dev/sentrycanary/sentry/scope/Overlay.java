package dev.sentrycanary.sentry.scope;

import io.vertx.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * What one thread sees while it runs a continuation whose scopes came along by context propagation.
 * It holds only in the Vert.x context in which it began, so work of another request that the same
 * thread dispatches meanwhile does not see it.
 */
final class Overlay {
    private static final ThreadLocal<@Nullable Overlay> CURRENT = new ThreadLocal<>();

    private final @Nullable Context context;
    final Slot slot;

    private Overlay(@Nullable Context context, Slot slot) {
        this.context = context;
        this.slot = slot;
    }

    static @Nullable Overlay in(@Nullable Context context) {
        Overlay overlay = CURRENT.get();
        return overlay != null && overlay.context == context ? overlay : null;
    }

    /** Puts {@code slot} over whatever this thread sees; run the result to take it away again. */
    static Runnable begin(@Nullable Context context, Slot slot) {
        Overlay before = CURRENT.get();
        CURRENT.set(new Overlay(context, slot));
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }
}
