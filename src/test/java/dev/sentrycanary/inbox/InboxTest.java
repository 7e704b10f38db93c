package dev.sentrycanary.inbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.EnvelopeLimits;
import dev.sentrycanary.wire.EnvelopeParser;
import dev.sentrycanary.wire.EventIds;

import static org.assertj.core.api.Assertions.assertThat;

class InboxTest {
    private static final EnvelopeParser PARSER =
            new EnvelopeParser(EnvelopeLimits.ofEnvelope(1_000_000));

    @Test
    void the_oldest_make_room_when_the_count_is_reached() {
        Inbox inbox = inbox(3, 1_000_000);
        List<String> ids = add(inbox, 5, "x");
        assertThat(inbox.stats().events()).isEqualTo(3);
        assertThat(inbox.stats().dropped()).isEqualTo(2);
        assertThat(inbox.find(ids.get(1))).isEmpty();
        assertThat(newest(inbox)).containsExactly(ids.get(4), ids.get(3), ids.get(2));
        assertThat(inbox.envelope(1)).isEmpty();
    }

    @Test
    void the_oldest_make_room_when_the_bytes_are_used_up() {
        Inbox inbox = inbox(1000, 50_000);
        add(inbox, 100, "x".repeat(5000));
        assertThat(inbox.stats().bytes()).isLessThanOrEqualTo(50_000);
        assertThat(inbox.stats().events()).isBetween(5, 10);
    }

    @Test
    void one_envelope_larger_than_everything_is_still_held() {
        Inbox inbox = inbox(10, 100);
        List<String> ids = add(inbox, 2, "x".repeat(5000));
        assertThat(newest(inbox)).containsExactly(ids.get(1));
    }

    @Test
    void listeners_hear_each_envelope_in_order_and_a_failing_one_harms_nobody() {
        Inbox inbox = inbox(10, 1_000_000);
        List<Long> heard = new ArrayList<>();
        inbox.subscribe(
                envelope -> {
                    throw new IllegalStateException("on purpose");
                });
        Runnable stop = inbox.subscribe(envelope -> heard.add(envelope.sequence()));
        add(inbox, 3, "x");
        stop.run();
        add(inbox, 1, "x");
        assertThat(heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void errors_with_one_fingerprint_are_one_issue_until_it_is_resolved() {
        Inbox inbox = inbox(10, 1_000_000);
        IssueRef first = error(inbox, "\"fingerprint\":[\"a\"]");
        IssueRef second = error(inbox, "\"fingerprint\":[\"a\"]");
        IssueRef other = error(inbox, "\"fingerprint\":[\"b\"]");
        assertThat(first.change()).isEqualTo(IssueRef.Change.NEW);
        assertThat(second).isEqualTo(new IssueRef(first.id(), IssueRef.Change.REPEAT));
        assertThat(other.id()).isNotEqualTo(first.id());
        inbox.issues().resolve(first.id(), true);
        assertThat(error(inbox, "\"fingerprint\":[\"a\"]").change())
                .isEqualTo(IssueRef.Change.REGRESSION);
        assertThat(error(inbox, "\"fingerprint\":[\"a\"]").change())
                .isEqualTo(IssueRef.Change.REPEAT);
        assertThat(inbox.issues().find(first.id()).orElseThrow().count()).isEqualTo(4);
    }

    @Test
    void without_a_fingerprint_type_and_place_decide() {
        Inbox inbox = inbox(20, 1_000_000);
        IssueRef first = error(inbox, exception("E", "a.B", "run", "one text"));
        assertThat(error(inbox, exception("E", "a.B", "run", "another text")).id())
                .isEqualTo(first.id());
        assertThat(error(inbox, exception("E", "a.B", "walk", "one text")).id())
                .isNotEqualTo(first.id());
        assertThat(error(inbox, exception("F", "a.B", "run", "one text")).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void a_default_inside_a_fingerprint_stands_for_the_usual_grouping() {
        Inbox inbox = inbox(20, 1_000_000);
        String mixed = "\"fingerprint\":[\"{{ default }}\",\"x\"],";
        IssueRef first = error(inbox, mixed + exception("E", "a.B", "run", "t"));
        assertThat(error(inbox, mixed + exception("E", "a.B", "run", "u")).id())
                .isEqualTo(first.id());
        assertThat(error(inbox, mixed + exception("F", "a.B", "run", "t")).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void a_check_in_and_its_end_are_both_listed_and_the_newest_is_found() {
        Inbox inbox = inbox(20, 1_000_000);
        String id = EventIds.random();
        for (String status : List.of("in_progress", "ok")) {
            inbox.add(
                    "1",
                    PARSER.parse(
                            Bytes.of(
                                    "{}\n{\"type\":\"check_in\"}\n{\"check_in_id\":\""
                                            + id
                                            + "\",\"monitor_slug\":\"m\",\"status\":\""
                                            + status
                                            + "\"}")));
        }
        assertThat(newest(inbox)).containsExactly(id, id);
        assertThat(inbox.find(id).orElseThrow().summary().status()).isEqualTo("ok");
    }

    private static String exception(String type, String module, String function, String value) {
        return """
        "exception":{"values":[{"type":"%s","value":"%s","stacktrace":{"frames":[
        {"module":"main","function":"main"},
        {"module":"%s","function":"%s","in_app":true},
        {"module":"lib","function":"deep","in_app":false}]}}]}\
        """
                .formatted(type, value, module, function)
                .replace("\n", "");
    }

    private static IssueRef error(Inbox inbox, String fields) {
        return inbox.add("1", PARSER.parse(Bytes.of("{}\n{\"type\":\"event\"}\n{" + fields + "}")))
                .events()
                .get(0)
                .issue();
    }

    private static Inbox inbox(int events, long bytes) {
        return new Inbox(new InboxBounds(events, bytes), Clock.systemUTC());
    }

    private static List<String> newest(Inbox inbox) {
        return inbox.newestFirst(0, Long.MAX_VALUE).map(InboxEvent::id).toList();
    }

    private static List<String> add(Inbox inbox, int count, String message) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = EventIds.random();
            ids.add(id);
            inbox.add(
                    "1",
                    PARSER.parse(
                            Bytes.of(
                                    "{\"event_id\":\""
                                            + id
                                            + "\"}\n{\"type\":\"event\"}\n{\"message\":\""
                                            + message
                                            + "\"}")));
        }
        return ids;
    }
}
