package dev.sentrycanary.sentry.transport;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
    private static final long MILLI = 1_000_000;

    @Test
    void each_failure_doubles_the_pause_up_to_ten_seconds() {
        Backoff backoff = new Backoff(() -> 1.0);
        long now = 0;
        long[] millis = new long[9];
        for (int i = 0; i < millis.length; i++) {
            backoff.failed(now, now);
            millis[i] = backoff.delay(now) / MILLI;
            now += backoff.delay(now);
            assertThat(backoff.delay(now)).isZero();
        }
        assertThat(millis).containsExactly(200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000);
    }

    @Test
    void two_clients_do_not_come_back_together() {
        Backoff early = new Backoff(() -> 0.0);
        Backoff late = new Backoff(() -> 0.9);
        early.failed(0, 0);
        late.failed(0, 0);
        assertThat(late.delay(0) - early.delay(0)).isGreaterThan(50 * MILLI);
    }

    @Test
    void attempts_that_fail_together_are_one_failure() {
        Backoff backoff = new Backoff(() -> 1.0);
        backoff.failed(0, 10);
        backoff.failed(1, 11);
        assertThat(backoff.outage()).isFalse();
        backoff.failed(20, 21);
        assertThat(backoff.outage()).isTrue();
    }

    @Test
    void a_success_ends_it() {
        Backoff backoff = new Backoff(() -> 1.0);
        backoff.failed(0, 0);
        backoff.succeeded(Duration.ofSeconds(1).toNanos());
        assertThat(backoff.delay(Duration.ofSeconds(1).toNanos())).isZero();
        assertThat(backoff.failing()).isFalse();
        assertThat(backoff.succeededSince(0)).isTrue();
    }
}
