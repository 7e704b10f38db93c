package dev.sentrycanary.sentry.transport;

import java.util.List;
import java.util.Objects;

import io.sentry.Hint;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.transport.spool.Spooled;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may leave while others are under way. */
class EnvelopeQueueTest {
    private final EnvelopeQueue queue =
            new EnvelopeQueue(10, 1_000, category -> false, new Backoff(() -> 0.5));

    @Test
    void a_check_in_leaves_only_when_the_one_before_it_was_answered() throws Exception {
        queue.offer(envelope("begun", "check_in"));
        queue.offer(envelope("ended", "check_in"));
        queue.offer(envelope("error", "event"));

        Outgoing begun = take();
        assertThat(begun.eventIds()).containsExactly("begun");
        // The event was captured later and overtakes the check-in, which has to wait.
        assertThat(take().eventIds()).containsExactly("error");
        queue.answered(begun, true, System.nanoTime());

        assertThat(take().eventIds()).containsExactly("ended");
    }

    @Test
    void a_check_in_that_failed_is_sent_again_before_the_next() throws Exception {
        queue.offer(envelope("begun", "check_in"));
        queue.offer(envelope("ended", "check_in"));

        Outgoing begun = take();
        queue.failed(begun, System.nanoTime(), 20);

        assertThat(take()).isSameAs(begun);
    }

    @Test
    void events_leave_beside_each_other() throws Exception {
        queue.offer(envelope("one", "event"));
        queue.offer(envelope("two", "event"));

        assertThat(take().eventIds()).containsExactly("one");
        assertThat(take().eventIds()).containsExactly("two");
    }

    private Outgoing take() throws InterruptedException {
        return Objects.requireNonNull(queue.take());
    }

    private static Outgoing envelope(String id, String type) {
        Spooled content = new Spooled(List.of(id), List.of(type), 0);
        return Outgoing.captured(content, new byte[10], new Hint(), null);
    }
}
