package dev.sentrycanary.probe.stored;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import io.sentry.SentryOptions;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.Patience;
import dev.sentrycanary.probe.TestFollower;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.receipt.Limits;
import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.scenario.expect.Expectation;
import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.DroppedEvent;
import dev.sentrycanary.sentry.TestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The real SDK, our transport and our lookups against targets other than the inbox. */
class OtherFaultsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, Integer> PROMISED = Map.of("error", 1, "transaction", 1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String STATS =
            "/api/0/organizations/acme/stats_v2/?groupBy=outcome&groupBy=reason&interval=1h"
                    + "&statsPeriod=1h&field=sum(quantity)&category=error";

    private final String run = UUID.randomUUID().toString().replace("-", "");
    private final ReceiptLedger ledger =
            new ReceiptLedger(
                    Clock.systemUTC(),
                    new Deadlines(SOON, SOON, SOON, SOON, SOON),
                    new Limits(10, 10, 10, 10));
    private final DeliveryListener follower = TestFollower.of(ledger);
    private FakeApi api;
    private volatile Target target;
    private Proof proof;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
        target = api.target(TargetKind.SENTRY, SOON);
        proof = new Proof(VERTX, ledger, () -> Optional.of(target), new NoRules(), null);
        ledger.open(new Opening(run, "test", "http", PROMISED, Instant.now()));
    }

    @AfterEach
    void stop() {
        proof.close();
        api.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void sampling_is_told() {
        play(
                OtherFault.SAMPLED_OUT,
                api.target(TargetKind.SENTRY).dsn().reveal(),
                10,
                1,
                options -> options.setSampleRate(0.0));
    }

    @ParameterizedTest
    @CsvSource({"no_dsn, NO_DSN", "backpressure, BACKPRESSURE"})
    void a_drop_that_the_sdk_tells_without_an_id_is_told(String reason, OtherFault fault) {
        follower.dropped(
                new DroppedEvent(null, "error", reason, Map.of("canary.run", run), Instant.now()));
        await(fault);
    }

    @Test
    void a_run_that_never_ends_is_told() {
        Patience.await()
                .until(
                        () -> ledger.run(run).orElseThrow().verdict().cause(),
                        Cause.INTERRUPTED::equals);
    }

    @Test
    void a_throwable_that_was_sent_already_is_told() {
        play(OtherFault.DUPLICATE, target.dsn().reveal(), 10, 2, options -> {});
    }

    @Test
    void a_full_queue_is_told() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            play(
                    OtherFault.QUEUE_OVERFLOW,
                    "http://key@127.0.0.1:" + silent.getLocalPort() + "/7",
                    1,
                    8,
                    options -> options.getEventProcessors().removeIf(OtherFaultsTest::dedupes));
        }
    }

    @Test
    void an_unknown_host_is_told() {
        // A label that no name may have: told without asking any server.
        play(OtherFault.DNS, "http://key@" + "x".repeat(64) + ".invalid/7", 10, 1, options -> {});
    }

    @Test
    void a_closed_port_is_told() throws IOException {
        try (Socket deaf = new Socket()) {
            // Held, so that nobody else gets it, but nobody listens.
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            play(
                    OtherFault.CONNECT_REFUSED,
                    "http://key@127.0.0.1:" + deaf.getLocalPort() + "/7",
                    10,
                    1,
                    options -> {});
        }
    }

    @Test
    void a_port_without_tls_is_told() throws IOException {
        try (ServerSocket talker = new ServerSocket(0)) {
            Thread greeter = new Thread(() -> greet(talker));
            greeter.setDaemon(true);
            greeter.start();
            play(
                    OtherFault.TLS,
                    "https://key@127.0.0.1:" + talker.getLocalPort() + "/7",
                    10,
                    1,
                    options -> {});
        }
    }

    @Test
    void a_stuck_sender_is_told() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            play(
                    OtherFault.NOT_SENT,
                    "http://key@127.0.0.1:" + silent.getLocalPort() + "/7",
                    10,
                    1,
                    options -> options.setReadTimeoutMillis(30_000));
        }
    }

    @Test
    void a_missing_token_is_told() {
        target = with(null, target.alertSecret());
        play(OtherFault.NO_LOOKUP, target.dsn().reveal(), 10, 1, options -> {});
    }

    @Test
    void a_missing_webhook_secret_is_told() {
        target = with(target.token(), null);
        play(OtherFault.NO_ALERT_SECRET, target.dsn().reveal(), 10, 1, options -> {});
    }

    @ParameterizedTest
    @CsvSource({"filtered, FILTERED", "rate_limited, OVER_QUOTA"})
    void the_reason_of_a_loss_is_asked_for(String outcome, OtherFault fault) {
        api.on(
                STATS,
                "{\"groups\":[{\"by\":{\"outcome\":\""
                        + outcome
                        + "\",\"reason\":\"r\"},\"totals\":{\"sum(quantity)\":1}}]}");
        play(fault, target.dsn().reveal(), 10, 1, options -> {});
    }

    @Test
    void an_issue_that_nobody_may_resolve_makes_silence_mean_nothing() {
        target = api.playingBugsink().target(TargetKind.BUGSINK, SOON);
        api.on("/api/canonical/0/issues/i1/resolve/", 403, Map.of(), "{}");
        play(OtherFault.ISSUE_OPEN, target.dsn().reveal(), 10, 1, options -> {});
    }

    @Test
    void what_the_api_cannot_show_is_told() {
        target = api.target(TargetKind.BUGSINK, SOON);
        String id = UUID.randomUUID().toString().replace("-", "");
        follower.captured(
                new CapturedEvent(id, "transaction", Map.of("canary.run", run), Instant.now()));
        Delivery accepted =
                new Delivery(
                        List.of(id),
                        List.of("transaction"),
                        Delivery.Outcome.ACCEPTED,
                        200,
                        null,
                        null,
                        Duration.ZERO,
                        Instant.now());
        follower.delivered(accepted);
        proof.delivered(accepted);
        await(OtherFault.LOOKUP_UNSUPPORTED);
    }

    @Test
    void the_page_lists_every_case() throws IOException {
        MatrixPage.check();
    }

    private void play(
            OtherFault fault, String dsn, int queue, int times, Consumer<SentryOptions> change) {
        try (TestClient client = new TestClient(dsn, queue, List.of(follower, proof), change)) {
            RuntimeException error = new IllegalStateException("boom");
            for (int i = 0; i < times; i++) {
                client.capture(error, Map.of("canary.run", run));
            }
            ledger.end(run, Instant.now());
            await(fault);
        }
    }

    private void await(OtherFault fault) {
        Patience.await(fault.text)
                .untilAsserted(
                        () ->
                                assertThat(
                                                ledger.run(run).orElseThrow().receipts().stream()
                                                        .map(Receipt::stages)
                                                        .flatMap(List::stream))
                                        .anyMatch(stage -> matches(stage, fault)));
    }

    private static boolean matches(StageResult result, OtherFault fault) {
        return result.stage() == fault.stage
                && result.state() == fault.state
                && result.cause() == fault.cause;
    }

    private Target with(String token, String secret) {
        return new Target(
                target.dsn(),
                target.kind(),
                target.api(),
                target.org(),
                target.project(),
                token,
                secret,
                target.deadlines());
    }

    private static boolean dedupes(Object processor) {
        return processor.getClass().getSimpleName().startsWith("DuplicateEvent");
    }

    private static void greet(ServerSocket talker) {
        try (Socket peer = talker.accept()) {
            peer.getOutputStream().write("220 mail\r\n".getBytes());
            peer.getInputStream().read(new byte[64]);
        } catch (IOException end) {
            // The client left.
        }
    }

    private static final class NoRules implements Rules {
        @Override
        public List<Expectation> expectations(Receipt receipt) {
            return List.of();
        }

        @Override
        public List<String> secrets(Receipt receipt) {
            return List.of();
        }
    }
}
