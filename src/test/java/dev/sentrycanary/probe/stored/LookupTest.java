package dev.sentrycanary.probe.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.Patience;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.WireJson;

import static org.assertj.core.api.Assertions.assertThat;

class LookupTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String DASHED = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String TRACE = "aaaabbbbccccddddaaaabbbbccccdddd";
    private static final String EVENT = "/api/0/projects/acme/shop/events/" + ID + "/";

    private FakeApi api;
    private ApiClient client;

    @BeforeEach
    void start() throws Exception {
        api = new FakeApi();
        client = new ApiClient(VERTX, Clock.systemUTC(), null, Duration.ofMinutes(1), 1000);
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

    private Lookup sentry() {
        return Lookups.of(api.target(TargetKind.SENTRY), client).orElseThrow();
    }

    private Lookup bugsink() {
        return Lookups.of(api.target(TargetKind.BUGSINK), client).orElseThrow();
    }

    private static Wanted wanted(String category) {
        return wanted(category, "{\"trace_id\":\"" + TRACE + "\"}");
    }

    private static Wanted wanted(String category, String sent) {
        ObjectNode payload = (ObjectNode) WireJson.read(Bytes.of(sent));
        return new Wanted(ID, category, new SentEvent(payload, Map.of()));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    @Test
    void an_event_of_sentry_is_found_by_its_id_with_the_token() throws Exception {
        api.on(EVENT, "{\"eventID\":\"" + ID + "\",\"groupID\":\"77\",\"type\":\"error\"}");
        Sighting.Found found = (Sighting.Found) get(sentry().find(wanted("error")));
        assertThat(found.issue()).isEqualTo("77");
        assertThat(found.link())
                .hasToString(api.base() + "/organizations/acme/issues/77/events/" + ID + "/");
        assertThat(api.token()).isEqualTo("Bearer t0ken");
    }

    @Test
    void a_transaction_that_is_kept_as_spans_is_found_in_its_trace() throws Exception {
        api.on(
                "/api/0/organizations/acme/trace/" + TRACE + "/",
                "[{\"event_id\":\"" + DASHED + "\"}]");
        assertThat(get(sentry().find(wanted("transaction")))).isInstanceOf(Sighting.Found.class);
    }

    @Test
    void telemetry_that_the_api_cannot_show_is_no_proof() throws Exception {
        assertThat(get(sentry().find(wanted("replay")))).isInstanceOf(Sighting.Unsupported.class);
        assertThat(get(bugsink().find(wanted("transaction"))))
                .isInstanceOf(Sighting.Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "429, RATE_LIMITED",
        "500, ERROR",
        "302, ERROR"
    })
    void a_refusal_is_told_by_its_kind(int status, Trouble trouble) throws Exception {
        api.on(EVENT, status, Map.of("Retry-After", "7"), "no");
        Sighting.Blind blind = (Sighting.Blind) get(sentry().find(wanted("error")));
        assertThat(blind.trouble()).isEqualTo(trouble);
        assertThat(blind.pause()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void an_answer_that_is_no_json_too_large_or_no_object_is_told_apart() throws Exception {
        api.on(EVENT, "<html>");
        assertThat(trouble()).isEqualTo(Trouble.NOT_JSON);
        api.on(EVENT, "[]");
        assertThat(trouble()).isEqualTo(Trouble.NOT_JSON);
        api.on(EVENT, "\"" + "x".repeat(2000) + "\"");
        assertThat(trouble()).isEqualTo(Trouble.TOO_LARGE);
    }

    @Test
    void nobody_at_the_address_is_told_as_unreachable() throws Exception {
        Lookup lookup = sentry();
        api.close();
        Sighting.Blind blind = (Sighting.Blind) get(lookup.find(wanted("error")));
        assertThat(blind.trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    private Trouble trouble() throws Exception {
        return ((Sighting.Blind) get(sentry().find(wanted("error")))).trouble();
    }

    @Test
    void bugsink_finds_the_event_over_the_issues_seen_last() throws Exception {
        String v0 = "/api/canonical/0";
        api.on(
                v0 + "/issues/?sort=last_seen&order=desc&project=7",
                "{\"results\":[{\"id\":\"i1\"},{\"id\":\"i2\"}]}");
        api.on(v0 + "/events/?order=desc&issue=i1", "{\"results\":[]}");
        api.on(
                v0 + "/events/?order=desc&issue=i2",
                "{\"results\":[{\"id\":\"u-1\",\"event_id\":\"" + DASHED + "\"}]}");
        api.on(v0 + "/events/u-1/", "{\"data\":{\"event_id\":\"" + ID + "\"}}");
        Sighting.Found found = (Sighting.Found) get(bugsink().find(wanted("error")));
        assertThat(found.issue()).isEqualTo("i2");
        assertThat(found.event().path("event_id").asText()).isEqualTo(ID);
    }

    @Test
    void issues_are_resolved_in_the_way_of_each_product() throws Exception {
        get(sentry().resolve("77"));
        get(bugsink().resolve("i2"));
        assertThat(api.asked())
                .containsExactly(
                        "PUT /api/0/organizations/acme/issues/77/ {\"status\":\"resolved\"}",
                        "POST /api/canonical/0/issues/i2/resolve/ {}");
    }

    @Test
    void the_outcome_that_befell_most_explains_a_loss() throws Exception {
        api.on(
                "/api/0/organizations/acme/stats_v2/?groupBy=outcome&groupBy=reason&interval=1h"
                        + "&statsPeriod=1h&field=sum(quantity)&category=error",
                """
                {"groups":[{"by":{"outcome":"accepted"},"totals":{"sum(quantity)":90}},
                 {"by":{"outcome":"filtered","reason":"error-message"},
                  "totals":{"sum(quantity)":3}}]}
                """);
        assertThat(get(sentry().explain(wanted("error"))))
                .isEqualTo(new Explanation("filtered", "error-message"));
    }

    @Test
    void a_search_asks_until_the_event_is_there() throws Exception {
        CompletableFuture<Sighting> end = new CompletableFuture<>();
        Lookup lookup = sentry();
        search(lookup, end, Duration.ofMinutes(2)).begin();
        Patience.await().until(() -> api.asked().size() >= 3);
        api.on(EVENT, "{\"eventID\":\"" + ID + "\"}");
        assertThat(end.get(1, TimeUnit.MINUTES)).isInstanceOf(Sighting.Found.class);
    }

    @Test
    void a_search_ends_at_its_time_and_at_once_where_asking_is_pointless() throws Exception {
        CompletableFuture<Sighting> absent = new CompletableFuture<>();
        AtomicBoolean over = new AtomicBoolean();
        Instant end = Instant.parse("2026-11-22T12:00:00Z");
        InstantSource time = () -> end.plusSeconds(over.get() ? 1 : -120);
        search(time.withZone(ZoneOffset.UTC), sentry(), absent, end).begin();
        Patience.await().until(() -> api.asked().size() >= 3);
        over.set(true);
        assertThat(absent.get(1, TimeUnit.MINUTES)).isInstanceOf(Sighting.Absent.class);
        api.asked().clear();
        api.on(EVENT, 401, Map.of(), "{}");
        CompletableFuture<Sighting> refused = new CompletableFuture<>();
        search(sentry(), refused, Duration.ofMinutes(1)).begin();
        assertThat(refused.get(1, TimeUnit.MINUTES)).isInstanceOf(Sighting.Blind.class);
        assertThat(api.asked()).hasSize(1);
    }

    @Test
    void a_search_stays_away_as_long_as_it_is_asked_to() throws Exception {
        api.on(EVENT, 429, Map.of("Retry-After", "60"), "{}");
        CompletableFuture<Sighting> end = new CompletableFuture<>();
        search(sentry(), end, Duration.ofMillis(400)).begin();
        end.get(1, TimeUnit.MINUTES);
        // The first look, and the last one at the end of its time.
        assertThat(api.asked()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_used_up_allowance_of_the_api_is_waited_for() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        io.vertx.core.MultiMap headers =
                io.vertx.core.MultiMap.caseInsensitiveMultiMap()
                        .add("X-Sentry-Rate-Limit-Remaining", "0")
                        .add(
                                "X-Sentry-Rate-Limit-Reset",
                                Long.toString(now.plusSeconds(9).getEpochSecond()));
        assertThat(Pauses.asked(headers, now)).isEqualTo(Duration.ofSeconds(9));
        headers.set("X-Sentry-Rate-Limit-Remaining", "3");
        assertThat(Pauses.asked(headers, now)).isEqualTo(Duration.ZERO);
    }

    private static Search search(Lookup lookup, CompletableFuture<Sighting> end, Duration within) {
        return search(Clock.systemUTC(), lookup, end, Instant.now().plus(within));
    }

    private static Search search(
            Clock clock, Lookup lookup, CompletableFuture<Sighting> end, Instant until) {
        return new Search(
                VERTX,
                clock,
                lookup,
                wanted("error"),
                new Pauses(List.of(Duration.ofMillis(20))),
                until,
                end::complete);
    }
}
