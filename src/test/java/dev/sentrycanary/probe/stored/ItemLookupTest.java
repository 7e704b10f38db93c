package dev.sentrycanary.probe.stored;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.State;
import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.WireJson;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind that is no event: asked for as Sentry wants it, and judged by what comes back. */
class ItemLookupTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String DASHED = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String TRACE = "aaaabbbbccccddddaaaabbbbccccdddd";
    private static final String ORG = "/api/0/organizations/acme";
    private static final String CHECK_INS = ORG + "/monitors/nightly/checkins/";
    private static final String ENDED =
            "{\"check_in_id\":\"%s\",\"monitor_slug\":\"nightly\",\"status\":\"ok\",\"duration\":1.5}"
                    .formatted(ID);
    private static final String BEGAN =
            "{\"check_in_id\":\"%s\",\"monitor_slug\":\"nightly\",\"status\":\"in_progress\"}"
                    .formatted(ID);
    private static final String LOG =
            """
            {"trace_id":"%s","body":"hello","level":"info",
             "attributes":{"canary.run":{"type":"string","value":"r1"},
              "sentry.release":{"type":"string","value":"1"},"n":{"type":"integer","value":3}}}
            """
                    .formatted(TRACE);

    private FakeApi api;
    private ApiClient client;

    @BeforeEach
    void start() throws Exception {
        api = new FakeApi();
        client = new ApiClient(VERTX, Clock.systemUTC(), null, Duration.ofMinutes(1), 10_000);
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void a_check_in_is_as_sent_only_with_its_status_and_duration() throws Exception {
        Wanted ended = wanted("monitor", ENDED);
        assertThat(find(ended)).isInstanceOf(Sighting.Absent.class);
        api.on(CHECK_INS, "[{\"id\":\"" + DASHED + "\",\"status\":\"in_progress\"}]");
        assertThat(find(ended)).isInstanceOf(Sighting.Absent.class);
        api.on(CHECK_INS, "[{\"id\":\"" + DASHED + "\",\"status\":\"ok\",\"duration\":1500}]");
        assertThat(judged(ended).state()).isEqualTo(State.PROVEN);
        api.on(CHECK_INS, "[{\"id\":\"" + DASHED + "\",\"status\":\"error\",\"duration\":15}]");
        assertThat(judged(ended).cause()).isEqualTo(Cause.STORED_INCOMPLETE);
        assertThat(judged(ended).text()).contains("status", "duration_ms");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"status\":\"in_progress\"',true",
        "'\"status\":\"ok\",\"dateInProgress\":\"2026-11-22T00:00:00Z\"',true",
        "'\"status\":\"ok\",\"dateInProgress\":null',false",
        "'\"status\":\"ok\"',true"
    })
    void that_a_check_in_began_is_told_apart_from_its_end(String fields, boolean there)
            throws Exception {
        api.on(CHECK_INS, "[{\"id\":\"" + DASHED + "\"," + fields + "}]");
        assertThat(find(wanted("monitor", BEGAN)) instanceof Sighting.Found).isEqualTo(there);
    }

    @Test
    void a_log_is_found_by_its_id_and_compared_field_by_field() throws Exception {
        Wanted log = wanted("log_item", LOG);
        String path =
                ORG
                        + "/events/?dataset=logs&project=7&statsPeriod=1h&field=message"
                        + "&field=severity&field=trace&field=canary.run&query=delivery.id%3A"
                        + ID;
        String row =
                "{\"data\":[{\"message\":\"%s\",\"severity\":\"info\",\"trace\":\"%s\",\"canary.run\":\"r1\"}]}";
        api.on(path, "{\"data\":[]}");
        assertThat(find(log)).isInstanceOf(Sighting.Absent.class);
        api.on(path, row.formatted("hello", TRACE));
        assertThat(judged(log).state()).isEqualTo(State.PROVEN);
        assertThat(judged(log).text()).contains("4/4 fields as sent");
        api.on(path, row.formatted("hell", TRACE));
        assertThat(judged(log).text()).contains("missing body");
    }

    @Test
    void a_metric_is_as_sent_only_with_its_value() throws Exception {
        Wanted metric =
                wanted("trace_metric", "{\"name\":\"n\",\"type\":\"counter\",\"value\":3.0}");
        String path =
                ORG
                        + "/events/?dataset=tracemetrics&project=7&statsPeriod=1h"
                        + "&field=metric.name&field=metric.type&field=metric.unit&field=value"
                        + "&field=trace&query=delivery.id%3A"
                        + ID;
        api.on(
                path,
                "{\"data\":[{\"metric.name\":\"n\",\"metric.type\":\"counter\",\"value\":3}]}");
        assertThat(judged(metric).state()).isEqualTo(State.PROVEN);
        api.on(
                path,
                "{\"data\":[{\"metric.name\":\"n\",\"metric.type\":\"counter\",\"value\":2}]}");
        assertThat(judged(metric).text()).contains("missing value");
    }

    @Test
    void a_session_is_counted_in_a_release_of_its_own() throws Exception {
        Wanted session = wanted("session", session("r@" + ID));
        String path =
                ORG
                        + "/sessions/?project=7&field=sum(session)&groupBy=session.status&interval=1h"
                        + "&statsPeriod=1h&query=release%3A%22r%40"
                        + ID
                        + "%22";
        String answer =
                "{\"groups\":[{\"by\":{\"session.status\":\"errored\"},\"totals\":{\"sum(session)\":%d}}]}";
        api.on(path, answer.formatted(0));
        assertThat(find(session)).isInstanceOf(Sighting.Absent.class);
        api.on(path, answer.formatted(1));
        assertThat(judged(session).state()).isEqualTo(State.PROVEN);
        api.on(path, answer.formatted(2));
        assertThat(judged(session).text()).contains("missing count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop@1.0.0", "", "0123456789abcdef0123456789abcdef"})
    void a_session_among_others_cannot_be_told(String release) throws Exception {
        assertThat(find(wanted("session", session(release))))
                .isInstanceOf(Sighting.Unsupported.class);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void a_profile_that_was_promised_must_be_there_with_its_transaction() throws Exception {
        Wanted transaction =
                wanted(
                        "transaction",
                        "{\"tags\":{\"canary_profile\":\"1\"},\"contexts\":{\"profile\":{\"profiler_id\":\""
                                + TRACE
                                + "\"}}}");
        api.on("/api/0/projects/acme/shop/events/" + ID + "/", "{\"type\":\"transaction\"}");
        assertThat(find(transaction)).isInstanceOf(Sighting.Absent.class);
        api.on(
                ORG + "/profiling/chunks/?project=7&profiler_id=" + TRACE + "&statsPeriod=1h",
                "{\"chunk\":{\"profile\":{\"samples\":[{}]}}}");
        Sighting.Found found = (Sighting.Found) find(transaction);
        assertThat(found.event().path("profile").path("samples")).hasSize(1);
    }

    @Test
    void attachments_are_read_back_byte_by_byte() throws Exception {
        Wanted event = event("note.txt", "as sent");
        String path = "/api/0/projects/acme/shop/events/" + ID + "/";
        api.on(path, "{\"groupID\":\"7\"}");
        api.on(path + "attachments/", "[{\"id\":\"3\",\"name\":\"note.txt\",\"size\":7}]");
        api.on(path + "attachments/3/?download=1", "as sent");
        assertThat(judged(event).state()).isEqualTo(State.PROVEN);
        api.on(path + "attachments/3/?download=1", "as sunk");
        assertThat(judged(event).text()).contains("missing attachments.note.txt");
        api.on(path + "attachments/", "[]");
        assertThat(judged(event).cause()).isEqualTo(Cause.STORED_INCOMPLETE);
        api.on(path + "attachments/", 403, Map.of(), "{}");
        assertThat(find(event)).isInstanceOf(Sighting.Blind.class);
    }

    @Test
    void attachments_that_nobody_can_read_back_are_not_proven() {
        Wanted event = event("note.txt", "as sent");
        ObjectNode stored = event.sent().payload().deepCopy();
        Sighting.Found found = new Sighting.Found(stored, "7", stored, null, null);
        Fact fact = judge(event, found);
        assertThat(fact.state()).isEqualTo(State.UNCHECKED);
        assertThat(fact.cause()).isEqualTo(Cause.LOOKUP_UNSUPPORTED);
    }

    private static String session(String release) {
        return "{\"sid\":\"%s\",\"status\":\"exited\",\"errors\":1,\"attrs\":{\"release\":\"%s\"}}"
                .formatted(ID, release);
    }

    private static Wanted event(String file, String content) {
        FileFacts facts = FileFacts.of(content.getBytes(StandardCharsets.UTF_8));
        ObjectNode payload = (ObjectNode) WireJson.read(Bytes.of("{}"));
        return new Wanted(ID, "error", new SentEvent(payload, Map.of(file, facts)));
    }

    private static Wanted wanted(String category, String sent) {
        ObjectNode payload = (ObjectNode) WireJson.read(Bytes.of(sent));
        return new Wanted(ID, category, new SentEvent(payload, Map.of()));
    }

    private Fact judged(Wanted wanted) throws Exception {
        return judge(wanted, (Sighting.Found) find(wanted));
    }

    private static Fact judge(Wanted wanted, Sighting.Found found) {
        return StoredJudge.judge(
                found, wanted.sent(), List.of(), List.of(), wanted.category(), Instant.now());
    }

    private Sighting find(Wanted wanted) throws Exception {
        return Lookups.of(api.target(TargetKind.SENTRY), client)
                .orElseThrow()
                .find(wanted)
                .toCompletionStage()
                .toCompletableFuture()
                .get(2, TimeUnit.MINUTES);
    }
}
