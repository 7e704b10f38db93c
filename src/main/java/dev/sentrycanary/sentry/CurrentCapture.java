package dev.sentrycanary.sentry;

import java.util.HashMap;
import java.util.Map;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which event the SDK is working on, per thread: the SDK tells losses without an id, and
 * hands its transport bytes without tags. All of it happens on the capturing thread.
 */
final class CurrentCapture {
    private static final ThreadLocal<@Nullable SentryBaseEvent> EVENT = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Boolean> COMPARING = new ThreadLocal<>();

    /** Puts marks around the SDK's own processors, of which the second looks for duplicates. */
    void install(SentryOptions options) {
        int last = options.getEventProcessors().size();
        options.getEventProcessors().add(last, new Mark(false));
        options.getEventProcessors().add(0, new Mark(true));
    }

    /** The event's id while its processors run, or null. */
    @Nullable String eventId() {
        SentryBaseEvent current = EVENT.get();
        return current == null || current.getEventId() == null
                ? null
                : current.getEventId().toString();
    }

    /** Whether the event has not yet passed the search for duplicates. */
    boolean isComparing() {
        return Boolean.TRUE.equals(COMPARING.get());
    }

    /** The tags of that event, or of the current scope when it is another or has none. */
    Map<String, String> tags(@Nullable String eventId) {
        SentryBaseEvent current = EVENT.get();
        if (current != null && eventId != null && eventId.equals(eventId())) {
            Map<String, String> tags = current.getTags();
            if (tags != null) {
                return withoutNulls(tags);
            }
        }
        IScopes scopes = Sentry.getCurrentScopes();
        Map<String, String> tags = new HashMap<>(scopes.getGlobalScope().getTags());
        tags.putAll(scopes.getIsolationScope().getTags());
        tags.putAll(scopes.getScope().getTags());
        return withoutNulls(tags);
    }

    /** Forgets the event: its fate is known. */
    void clear() {
        EVENT.remove();
        COMPARING.remove();
    }

    private static Map<String, String> withoutNulls(Map<String, String> tags) {
        Map<String, String> copy = new HashMap<>(tags);
        copy.values().removeIf(value -> value == null);
        return copy;
    }

    private static final class Mark implements EventProcessor {
        private final boolean before;

        Mark(boolean before) {
            this.before = before;
        }

        @Override
        public SentryEvent process(SentryEvent passing, Hint hint) {
            remember(passing);
            return passing;
        }

        @Override
        public SentryTransaction process(SentryTransaction passing, Hint hint) {
            remember(passing);
            return passing;
        }

        private void remember(SentryBaseEvent passing) {
            EVENT.set(passing);
            COMPARING.set(before);
        }
    }
}
