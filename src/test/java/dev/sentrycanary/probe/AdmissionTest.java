package dev.sentrycanary.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Promise;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.expect.Expectation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdmissionTest {
    @Test
    void a_run_that_is_small_enough_and_alone_may_begin() {
        assertThatCode(() -> Admission.check(new Single(null), 1_000, 1_000, 0))
                .doesNotThrowAnyException();
    }

    @Test
    void a_second_run_waits_where_only_one_may_be_at_work() {
        refused(429, "as many as may be at once", () -> check(new Single(null), 1, 1));
    }

    @Test
    void a_refusal_for_others_says_when_to_come_back() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check(new Single(null), 1, 1))
                .satisfies(
                        e ->
                                org.assertj.core.api.Assertions.assertThat(e.headers())
                                        .containsKey("Retry-After"));
    }

    @Test
    void a_run_with_more_events_than_can_be_followed_is_refused() {
        refused(400, "1001 events", () -> check(new Single(null), 1_001, 0));
    }

    @Test
    void an_unsupported_scenario_is_refused_with_its_reason() {
        refused(501, "no such thing", () -> check(new Single("no such thing"), 1, 0));
    }

    private static void check(Scenario scenario, long events, long others) {
        Admission.check(scenario, events, 1_000, others);
    }

    private static void refused(int status, String why, Runnable check) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(check::run)
                .withMessageContaining(why)
                .matches(e -> e.problem().status() == status);
    }

    /** One at a time. */
    private record Single(@org.jspecify.annotations.Nullable String why) implements Scenario {
        @Override
        public String name() {
            return "single";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public Optional<String> unsupported() {
            return Optional.ofNullable(why);
        }

        @Override
        public int mostAtOnce() {
            return 1;
        }

        @Override
        public List<Promise> promises() {
            return List.of();
        }

        @Override
        public List<Expectation> expectations() {
            return List.of();
        }

        @Override
        public Map<String, Object> raise(Call call) {
            return Map.of();
        }
    }
}
