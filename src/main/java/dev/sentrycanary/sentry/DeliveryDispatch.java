package dev.sentrycanary.sentry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.sentry.DataCategory;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.transport.DeliveryFacts;

/** Passes what becomes of events on to every listener; none can harm another or the SDK. */
final class DeliveryDispatch implements DeliveryFacts {
    private static final Logger LOG = Logger.getLogger(DeliveryDispatch.class);

    private final List<DeliveryListener> listeners;
    private final CurrentCapture current;
    private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();
    private static final ThreadLocal<@Nullable Boolean> QUIET = new ThreadLocal<>();
    private boolean ignores;

    DeliveryDispatch(List<DeliveryListener> listeners, CurrentCapture current) {
        this.listeners = List.copyOf(listeners);
        this.current = current;
    }

    /** Listens to what the SDK discards, beside a listener that is already there. */
    void install(SentryOptions options) {
        SentryOptions.OnDiscardCallback other = options.getOnDiscard();
        ignores =
                !options.getIgnoredExceptionsForType().isEmpty()
                        || (options.getIgnoredErrors() != null
                                && !options.getIgnoredErrors().isEmpty());
        options.setOnDiscard(
                (reason, category, count) -> {
                    discarded(reason, category);
                    if (other != null) {
                        other.execute(reason, category, count);
                    }
                });
    }

    @Override
    public void captured(String eventId, String category, @Nullable Map<String, String> tags) {
        CapturedEvent event =
                new CapturedEvent(
                        eventId,
                        category,
                        tags == null ? current.tags(eventId) : tags,
                        Instant.now());
        current.clear();
        tell(listener -> listener.captured(event));
    }

    @Override
    public void queued(List<String> eventIds, byte[] gzip) {
        tell(listener -> listener.queued(eventIds, gzip));
    }

    @Override
    public void delivered(Delivery delivery) {
        tell(listener -> listener.delivered(delivery));
    }

    @Override
    public void quietly(Runnable count) {
        QUIET.set(true);
        try {
            count.run();
        } finally {
            QUIET.remove();
        }
    }

    private void discarded(DiscardReason reason, DataCategory category) {
        // Spans and bytes are counted beside the transaction or log that they belong to.
        if (QUIET.get() != null
                || category == DataCategory.Span
                || category == DataCategory.LogByte) {
            return;
        }
        String id =
                category == DataCategory.Error || category == DataCategory.Transaction
                        ? current.eventId()
                        : null;
        DroppedEvent event =
                new DroppedEvent(
                        id,
                        category.getCategory(),
                        word(reason, category, id),
                        current.tags(id),
                        Instant.now());
        current.clear();
        tell(listener -> listener.dropped(event));
    }

    /** The SDK calls three things {@code event_processor}; here each has its own word. */
    private String word(DiscardReason reason, DataCategory category, @Nullable String id) {
        if (reason == DiscardReason.EVENT_PROCESSOR && category == DataCategory.Error) {
            if (id != null && current.isComparing()) {
                return "duplicate";
            }
            if (id == null && ignores) {
                return "ignored";
            }
        }
        return reason.getReason();
    }

    private void tell(Consumer<DeliveryListener> fact) {
        for (DeliveryListener listener : listeners) {
            try {
                fact.accept(listener);
            } catch (RuntimeException e) {
                if (failed.add(listener.getClass())) {
                    LOG.errorf(
                            e,
                            "%s failed; further failures of it stay silent",
                            listener.getClass());
                }
            }
        }
    }
}
