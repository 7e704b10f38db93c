package dev.sentrycanary.probe.alerted;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IssueHistoryTest {
    private static final Instant T = Instant.parse("2026-11-22T12:00:00Z");

    private static StoredIn event(String id, long captured, long accepted) {
        return new StoredIn(
                id, "run of " + id, "1", T.plusMillis(captured), T.plusMillis(accepted));
    }

    @Test
    void the_first_event_of_a_new_issue_has_to_ring() {
        IssueHistory history = new IssueHistory(true);
        StoredIn first = event("a", 0, 5);
        history.stored(first);
        assertThat(history.excuse(first)).isEmpty();
    }

    @Test
    void the_first_event_after_a_resolution_has_to_ring() {
        IssueHistory history = new IssueHistory(false);
        history.stored(event("a", 0, 5));
        history.resolved("1", T.plusMillis(10), T.plusMillis(12), null);
        StoredIn next = event("b", 20, 25);
        history.stored(next);
        assertThat(history.excuse(next)).isEmpty();
    }

    @Test
    void of_several_events_in_an_open_issue_one_had_to_ring() {
        IssueHistory history = new IssueHistory(true);
        StoredIn first = event("a", 0, 5);
        StoredIn second = event("b", 6, 8);
        history.stored(first);
        history.stored(second);
        assertThat(history.excuse(first)).isEmpty();
        assertThat(history.excuse(second)).isEmpty();
        assertThat(history.since("1")).containsExactly(first, second);
    }

    @Test
    void an_event_in_an_issue_that_was_told_and_not_resolved_has_an_excuse() {
        IssueHistory history = new IssueHistory(true);
        history.stored(event("a", 0, 5));
        history.told("1");
        history.notResolved("1", "HTTP 403");
        StoredIn second = event("b", 6, 8);
        history.stored(second);
        assertThat(history.excuse(second)).hasValueSatisfying(w -> assertThat(w).contains("open"));
    }

    @Test
    void an_event_of_the_same_run_is_no_excuse() {
        IssueHistory history = new IssueHistory(true);
        history.stored(new StoredIn("a", "run", "1", T, T.plusMillis(5)));
        StoredIn second = new StoredIn("b", "run", "1", T.plusMillis(6), T.plusMillis(8));
        history.stored(second);
        assertThat(history.excuse(second)).isEmpty();
    }

    @Test
    void an_event_that_came_while_its_issue_was_being_resolved_has_an_excuse() {
        IssueHistory history = new IssueHistory(true);
        history.stored(event("a", 0, 5));
        StoredIn during = event("b", 9, 11);
        history.stored(during);
        history.resolved("1", T.plusMillis(10), T.plusMillis(12), null);
        assertThat(history.excuse(during)).isPresent();
    }

    @Test
    void an_event_that_rang_is_behind_its_resolution_even_when_it_is_found_later() {
        IssueHistory history = new IssueHistory(true);
        // The webhook beat both the answer of the ingest and the lookup.
        history.resolved("1", T.plusMillis(3), T.plusMillis(4), "a");
        history.stored(event("a", 0, 5));
        StoredIn next = event("b", 20, 25);
        history.stored(next);
        assertThat(history.excuse(next)).isEmpty();
    }

    @Test
    void elsewhere_an_issue_may_have_been_open_before_us() {
        IssueHistory history = new IssueHistory(false);
        StoredIn first = event("a", 0, 5);
        history.stored(first);
        assertThat(history.excuse(first)).isPresent();
    }

    @Test
    void the_reason_why_it_could_not_be_resolved_is_told() {
        IssueHistory history = new IssueHistory(true);
        history.stored(event("a", 0, 5));
        history.told("1");
        history.notResolved("1", "HTTP 403");
        StoredIn next = event("b", 20, 25);
        history.stored(next);
        assertThat(history.excuse(next)).hasValueSatisfying(w -> assertThat(w).contains("403"));
    }
}
