package dev.sentrycanary.probe;

import java.util.Arrays;

import io.sentry.clientreport.DiscardReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.Delivery;

import static org.assertj.core.api.Assertions.assertThat;

class DropReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "sample_rate, SAMPLED_OUT",
        "before_send, DROPPED_BY_BEFORE_SEND",
        "event_processor, DROPPED_BY_EVENT_PROCESSOR",
        "queue_overflow, QUEUE_OVERFLOW",
        "backpressure, BACKPRESSURE",
        "ratelimit_backoff, RATE_LIMITED",
        "something_new, DROPPED_BY_EVENT_PROCESSOR"
    })
    void a_discard_reason_has_its_cause(String reason, Cause cause) {
        assertThat(DropReasons.cause(reason)).isEqualTo(cause);
    }

    @Test
    void only_the_reason_of_processors_is_blamed_on_processors() {
        assertThat(Arrays.stream(DiscardReason.values()).map(DiscardReason::getReason))
                .filteredOn(r -> DropReasons.cause(r) == Cause.DROPPED_BY_EVENT_PROCESSOR)
                .containsExactly("event_processor");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCEPTED")
    void every_way_to_fail_a_delivery_has_a_cause_before_storage(Delivery.Outcome outcome) {
        assertThat(DropReasons.cause(outcome).stage()).isIn(Stage.CAPTURED, Stage.ACCEPTED);
    }
}
