package dev.sentrycanary.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventBudgetTest {
    private Instant now = Instant.parse("2026-11-22T10:00:30Z");
    private final EventBudget budget = new EventBudget(10, new TurnedClock());

    @Test
    void an_hour_sees_no_more_than_the_limit() {
        assertThat(budget.spend(4)).isTrue();
        pass(Duration.ofMinutes(30));
        assertThat(budget.spend(6)).isTrue();
        assertThat(budget.spend(1)).isFalse();
        assertThat(budget.left()).isZero();
        pass(Duration.ofMinutes(30));
        assertThat(budget.spend(1)).as("60 minutes after the first four").isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(budget.left()).isEqualTo(4);
        assertThat(budget.spend(4)).isTrue();
        assertThat(budget.spend(1)).isFalse();
    }

    @Test
    void a_refused_spend_takes_nothing() {
        assertThat(budget.spend(11)).isFalse();
        assertThat(budget.left()).isEqualTo(10);
        assertThat(budget.spend(10)).isTrue();
    }

    @Test
    void tells_when_to_come_back() {
        assertThat(budget.until(10)).isZero();
        budget.spend(7);
        assertThat(budget.until(3)).isZero();
        Duration wait = budget.until(4);
        assertThat(wait).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
        pass(wait);
        assertThat(budget.spend(10)).isTrue();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        budget.spend(10);
        pass(Duration.ofHours(-3));
        assertThat(budget.left()).isZero();
    }

    @Test
    void days_of_silence_leave_the_budget_whole() {
        budget.spend(10);
        pass(Duration.ofDays(400));
        assertThat(budget.left()).isEqualTo(10);
    }

    @Test
    void nothing_cannot_be_spent() {
        assertThatThrownBy(() -> budget.spend(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void no_hour_ever_sees_more_than_the_limit(
            @ForAll @Size(max = 200) int @IntRange(min = 0, max = 1200) [] gaps) {
        Deque<Instant> spent = new ArrayDeque<>();
        for (int gap : gaps) {
            pass(Duration.ofSeconds(gap));
            if (budget.spend(1)) {
                spent.add(now);
            }
            while (!spent.isEmpty() && spent.peek().isBefore(now.minus(Duration.ofHours(1)))) {
                spent.remove();
            }
            assertThat(spent).hasSizeLessThanOrEqualTo(10);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private final class TurnedClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
