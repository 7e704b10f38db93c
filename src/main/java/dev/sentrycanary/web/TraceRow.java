package dev.sentrycanary.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.Kind;
import dev.sentrycanary.web.view.Figures;
import dev.sentrycanary.web.view.When;

/**
 * A trace as far as the inbox saw it.
 *
 * @param id 32 hex digits
 * @param name of its first transaction, else of its newest event
 * @param events how many events belong to it
 * @param errors how many of them are errors
 * @param duration of its longest transaction, may be empty
 * @param when when its newest event was received
 */
public record TraceRow(String id, String name, int events, int errors, String duration, When when) {

    /** Collects the events of one trace. */
    static final class Draft {
        private final String id;
        private final Instant newest;
        private @Nullable InboxEvent longest;
        private String name;
        private int events;
        private int errors;

        Draft(String id, InboxEvent newest) {
            this.id = id;
            this.newest = newest.receivedAt();
            this.name = newest.summary().title();
        }

        void add(InboxEvent event) {
            events++;
            if (event.summary().kind() == Kind.ERROR) {
                errors++;
            }
            if (millis(event) > millis(longest)) {
                longest = event;
                name = event.summary().title();
            }
        }

        TraceRow row(Instant now) {
            String duration = longest == null ? "" : Figures.millis(millis(longest));
            return new TraceRow(id, name, events, errors, duration, new When(newest, now));
        }

        private static double millis(@Nullable InboxEvent event) {
            if (event == null || event.summary().durationMs() == null) {
                return -1;
            }
            Kind kind = event.summary().kind();
            return kind == Kind.TRANSACTION || kind == Kind.SPAN
                    ? event.summary().durationMs()
                    : -1;
        }
    }
}
