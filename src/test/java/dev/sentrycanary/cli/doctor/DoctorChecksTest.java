package dev.sentrycanary.cli.doctor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import io.sentry.SentryOptions;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.cli.FakeSentry;
import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.probe.stored.ApiClient;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.sentry.transport.Knock;
import dev.sentrycanary.wire.Dsn;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorChecksTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Clock CLOCK = Clock.systemUTC();

    private FakeSentry sentry;
    private ApiClient client;

    @BeforeEach
    void start() throws Exception {
        sentry = new FakeSentry();
        client = new ApiClient(VERTX, CLOCK, null, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        client.close();
        sentry.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void an_unknown_host_and_a_closed_port_are_told_apart() {
        assertThat(seen(network("no-such-host.invalid", 443))).containsExactly("dns failed dns");
        assertThat(seen(network("127.0.0.1", 1)))
                .containsExactly("dns ok -", "tcp failed connect_refused");
    }

    @Test
    void a_port_that_speaks_no_tls_fails_the_handshake() {
        assertThat(
                        seen(
                                new NetworkChecks(
                                                "127.0.0.1",
                                                sentry.base().getPort(),
                                                true,
                                                null,
                                                CLOCK)
                                        .all()))
                .last()
                .asString()
                .startsWith("tls failed t");
    }

    @Test
    void the_ingest_is_asked_with_an_envelope_that_raises_nothing() {
        assertThat(seen(IngestChecks.of(knock(), CLOCK)))
                .containsExactly("ingest ok -", "clock ok -");
        assertThat(sentry.calls()).containsExactly("POST /api/42/envelope/");

        sentry.answer("POST /api/42/envelope/", "403");
        assertThat(seen(IngestChecks.of(knock(), CLOCK))).contains("ingest failed forbidden");
    }

    @Test
    void a_clock_that_is_minutes_off_is_a_warning() {
        Clock wrong = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofMinutes(-5));
        assertThat(IngestChecks.of(knock(), wrong).get(1).state()).isEqualTo(Finding.State.WARNING);
    }

    @Test
    void a_token_is_judged_by_its_scopes() throws Exception {
        assertThat(seen(api(FakeSentry.TOKEN)))
                .containsExactly("token ok -", "project ok -", "lookup ok -");
        assertThat(seen(api("another"))).containsExactly("token failed lookup_unauthorized");
        assertThat(seen(api(null))).containsExactly("api unchecked no_lookup");

        sentry.answer("GET /api/0/", "{\"auth\":{\"scopes\":[\"project:read\"]}}");
        assertThat(seen(api(FakeSentry.TOKEN))).contains("token warning -");
        sentry.answer("GET /api/0/", "{\"auth\":{\"scopes\":[\"org:read\"]}}");
        assertThat(seen(api(FakeSentry.TOKEN))).containsExactly("token failed lookup_forbidden");
    }

    @Test
    void a_project_that_is_not_the_dsns_is_found_out() throws Exception {
        sentry.answer("GET /api/0/projects/acme/shop/", "{\"id\":\"43\"}");
        assertThat(seen(api(FakeSentry.TOKEN))).contains("project failed lookup_failed");
        sentry.answer("GET /api/0/projects/acme/shop/", "404");
        assertThat(seen(api(FakeSentry.TOKEN))).contains("project failed lookup_failed");
    }

    @Test
    void the_alert_the_secret_and_the_webhook_are_looked_at() throws Exception {
        assertThat(seen(alert("s3cret", null)))
                .containsExactly("rule failed not_alerted", "secret ok -", "webhook unchecked -");

        sentry.stored("/api/0/organizations/acme/workflows/")
                .addObject()
                .put("name", "sentry-canary")
                .put("id", "9");
        URI hook = sentry.base().resolve("/hook");
        assertThat(seen(alert("s3cret", hook)))
                .contains("rule ok -", "secret ok -")
                .doesNotContain("webhook unchecked -", "webhook failed not_alerted");
        assertThat(seen(alert(null, hook)))
                .contains("secret unchecked no_alert_secret", "webhook unchecked no_alert_secret");

        sentry.answer("POST /hook", "401");
        assertThat(seen(alert("s3cret", hook))).contains("webhook failed bad_signature");
        assertThat(seen(alert("s3cret", URI.create("http://127.0.0.1:1/hook"))))
                .contains("webhook failed not_alerted");
    }

    private Knock knock() {
        SentryOptions options = new SentryOptions();
        options.setSentryClientName("test/1");
        return Knock.at(sentry.dsn(), options);
    }

    private static List<Finding> network(String host, int port) {
        return new NetworkChecks(host, port, true, null, CLOCK).all();
    }

    private List<Finding> api(@Nullable String token) throws InterruptedException {
        return new ApiChecks(calls(token), target(token, null)).all();
    }

    private List<Finding> alert(@Nullable String secret, @Nullable URI hook)
            throws InterruptedException {
        return new AlertChecks(calls(FakeSentry.TOKEN), target(FakeSentry.TOKEN, secret), hook)
                .all();
    }

    private SentryCalls calls(@Nullable String token) {
        return new SentryCalls(client, sentry.base(), token, "acme", "shop");
    }

    private Target target(@Nullable String token, @Nullable String secret) {
        Duration time = Duration.ofSeconds(5);
        return new Target(
                Dsn.parse(sentry.dsn()),
                TargetKind.SENTRY,
                sentry.base(),
                "acme",
                "shop",
                token,
                secret,
                new Deadlines(time, time, time, time, time));
    }

    private static List<String> seen(List<Finding> findings) {
        return findings.stream()
                .map(
                        one ->
                                one.check()
                                        + " "
                                        + one.state().code()
                                        + " "
                                        + (one.cause() == null ? "-" : one.cause().code()))
                .toList();
    }
}
