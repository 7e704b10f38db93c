package dev.sentrycanary.sentry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.Scope;
import io.sentry.SentryClient;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.sentry.Delivery.Outcome;
import dev.sentrycanary.sentry.transport.Backlog;
import dev.sentrycanary.sentry.transport.HttpTransportFactory;
import dev.sentrycanary.sentry.transport.TransportSettings;

import static dev.sentrycanary.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/** A client of its own per test, real HTTP, and what its listeners are told. */
class DeliveryTest {
    private final Recorded facts = new Recorded();
    private SentryClient client;

    @AfterEach
    void close() {
        if (client != null) {
            client.close(true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200,ACCEPTED",
        "400,REJECTED",
        "401,UNAUTHORIZED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "413,TOO_LARGE",
        "429,RATE_LIMITED",
        "500,SERVER_ERROR",
        "503,SERVER_ERROR"
    })
    void every_status_has_its_outcome(int status, Outcome outcome) throws IOException {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(
                    status + " X\r\nContent-Length: 27\r\n\r\n{\"detail\":\"because of why\"}");
            SentryId id = capture(receiver.dsn());
            Delivery delivery = onlyDelivery();
            assertThat(delivery.outcome()).isEqualTo(outcome);
            assertThat(delivery.status()).isEqualTo(status);
            assertThat(delivery.eventIds()).containsExactly(id.toString());
            assertThat(delivery.itemTypes()).containsExactly("event");
            assertThat(delivery.detail()).isEqualTo(status == 200 ? null : "because of why");
        }
    }

    @Test
    void the_request_is_what_a_sentry_expects() throws IOException {
        try (Receiver receiver = new Receiver()) {
            SentryId id = capture(receiver.dsn());
            onlyDelivery();
            assertThat(receiver.heads().get(0))
                    .startsWith("POST /api/42/envelope/ HTTP/1.1\r\n")
                    .contains("X-Sentry-Auth: Sentry sentry_version=7,")
                    .contains("sentry_key=k3ysecret")
                    .contains("Content-Type: application/x-sentry-envelope\r\n")
                    .contains("User-Agent: sentry.java");
            assertThat(receiver.ids()).containsExactly(id.toString());
            assertThat(facts.captured).hasSize(1);
            assertThat(facts.captured.get(0).eventId()).isEqualTo(id.toString());
            assertThat(facts.captured.get(0).category()).isEqualTo("error");
            assertThat(facts.captured.get(0).tags()).containsEntry("canary.run", "r1");
        }
    }

    @Test
    void an_unknown_host_is_dns() {
        // A label that no name may have: told without asking any server.
        capture("http://k3ysecret@" + "x".repeat(64) + ".invalid/42");
        assertThat(firstDelivery().outcome()).isEqualTo(Outcome.DNS);
    }

    @Test
    void a_closed_port_is_connect() throws IOException {
        try (Socket deaf = new Socket()) {
            // Held, so that nobody else gets it, but nobody listens.
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            capture("http://k3ysecret@127.0.0.1:" + deaf.getLocalPort() + "/42");
            assertThat(firstDelivery().outcome()).isEqualTo(Outcome.CONNECT);
        }
    }

    @Test
    void a_server_that_speaks_no_tls_is_tls() throws IOException {
        try (Receiver receiver = new Receiver().answering("200 OK\r\nContent-Length: 0\r\n\r\n")) {
            // The receiver waits for the end of a head that never comes; TLS fails by its timeout
            // or by its first byte, so a server that talks first stands in.
            try (ServerSocket talker = new ServerSocket(0)) {
                Thread thread =
                        new Thread(
                                () -> {
                                    try (var peer = talker.accept()) {
                                        peer.getOutputStream().write("220 mail\r\n".getBytes());
                                        peer.getInputStream().read(new byte[64]);
                                    } catch (IOException end) {
                                        // the client left
                                    }
                                });
                thread.setDaemon(true);
                thread.start();
                capture("https://k3ysecret@127.0.0.1:" + talker.getLocalPort() + "/42");
                assertThat(firstDelivery().outcome()).isEqualTo(Outcome.TLS);
            }
        }
    }

    @Test
    void a_server_that_never_answers_is_timeout() throws IOException {
        try (Receiver receiver = new Receiver().misbehaving(Receiver.Fault.HANG)) {
            open(receiver.dsn(), 100, options -> options.setReadTimeoutMillis(500));
            client.captureException(new IllegalStateException("boom"), scope(), null);
            assertThat(firstDelivery().outcome()).isEqualTo(Outcome.TIMEOUT);
        }
    }

    @Test
    void a_broken_connection_is_reset_and_told_before_it_is_tried_again() throws IOException {
        try (Receiver receiver = new Receiver().misbehaving(Receiver.Fault.RESET)) {
            capture(receiver.dsn());
            Delivery delivery = firstDelivery();
            assertThat(delivery.outcome()).isEqualTo(Outcome.RESET);
            assertThat(delivery.attempt()).isEqualTo(1);
            assertThat(delivery.kept()).isTrue();
        }
    }

    @Test
    void a_limit_of_an_answer_holds_the_next_event_back() throws IOException {
        try (Receiver receiver =
                new Receiver()
                        .answering(
                                "200 OK\r\nX-Sentry-Rate-Limits: 60:error:key\r\n"
                                        + "Content-Length: 0\r\n\r\n")) {
            capture(receiver.dsn());
            assertThat(onlyDelivery().rateLimits()).isEqualTo("60:error:key");
            client.captureException(new IllegalStateException("second"), scope(), null);
            await().until(() -> facts.deliveries.size() == 2);
            assertThat(facts.deliveries.get(1).outcome()).isEqualTo(Outcome.RATE_LIMITED);
            assertThat(facts.deliveries.get(1).status()).isZero();
            assertThat(receiver.heads()).hasSize(1);
            assertThat(facts.dropped).isEmpty();
        }
    }

    @Test
    void a_full_queue_is_told_and_does_not_block() throws IOException {
        try (Receiver receiver = new Receiver().misbehaving(Receiver.Fault.HANG)) {
            open(receiver.dsn(), 2, options -> {});
            for (int i = 0; i < 10; i++) {
                client.captureException(new IllegalStateException("n" + i), scope(), null);
            }
            assertThat(facts.deliveries)
                    .filteredOn(delivery -> delivery.outcome() == Outcome.QUEUE_OVERFLOW)
                    .hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void a_server_that_closes_each_connection_loses_nothing() throws IOException {
        try (Receiver receiver = new Receiver().misbehaving(Receiver.Fault.CLOSE_AFTER_EACH)) {
            open(receiver.dsn(), 100, options -> {});
            for (int i = 0; i < 5; i++) {
                int number = i + 1;
                client.captureException(new IllegalStateException("n" + i), scope(), null);
                await().until(() -> facts.deliveries.size() == number);
            }
            assertThat(facts.deliveries)
                    .extracting(Delivery::outcome)
                    .containsOnly(Outcome.ACCEPTED);
        }
    }

    @Test
    void five_thousand_errors_at_once_all_arrive() throws IOException {
        try (Receiver receiver = new Receiver()) {
            open(receiver.dsn(), 20_000, options -> {});
            IntStream.range(0, 5_000)
                    .parallel()
                    .forEach(
                            i ->
                                    client.captureException(
                                            new IllegalStateException("n" + i), scope(), null));
            client.flush(120_000);
            assertThat(receiver.ids()).hasSize(5_000);
            assertThat(new HashSet<>(receiver.ids())).hasSize(5_000);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    @Test
    void each_drop_has_its_own_reason() throws IOException {
        try (Receiver receiver = new Receiver()) {
            open(receiver.dsn(), 10, options -> options.setSampleRate(0.0));
            client.captureException(new IllegalStateException("sampled"), scope(), null);
            close();
            open(receiver.dsn(), 10, options -> options.setBeforeSend((event, hint) -> null));
            client.captureException(new IllegalStateException("hooked"), scope(), null);
            close();
            open(
                    receiver.dsn(),
                    10,
                    options -> options.addIgnoredExceptionForType(IllegalStateException.class));
            client.captureException(new IllegalStateException("ignored"), scope(), null);
            close();
            open(receiver.dsn(), 10, options -> {});
            Exception twice = new IllegalStateException("twice");
            client.captureException(twice, scope(), null);
            client.captureException(twice, scope(), null);
            assertThat(facts.dropped)
                    .extracting(DroppedEvent::reason)
                    .containsExactly("sample_rate", "before_send", "ignored", "duplicate");
            assertThat(facts.dropped.get(0).tags()).containsEntry("canary.run", "r1");
            assertThat(facts.dropped.get(0).eventId()).hasSize(32);
            assertThat(facts.dropped.get(1).eventId()).hasSize(32);
        }
    }

    @Test
    void a_check_in_is_known_by_its_own_id() throws IOException {
        try (Receiver receiver = new Receiver()) {
            open(receiver.dsn(), 10, options -> {});
            SentryId id =
                    client.captureCheckIn(new CheckIn("nightly", CheckInStatus.OK), scope(), null);
            Delivery delivery = onlyDelivery();
            assertThat(delivery.eventIds()).containsExactly(id.toString());
            assertThat(facts.captured.get(0).category()).isEqualTo("monitor");
        }
    }

    @Test
    void a_listener_that_fails_harms_nobody() throws IOException {
        try (Receiver receiver = new Receiver()) {
            facts.failing = true;
            SentryId id = capture(receiver.dsn());
            await().until(() -> receiver.ids().contains(id.toString()));
        }
    }

    private SentryOptions options;

    private SentryId capture(String dsn) {
        open(dsn, 100, options -> {});
        return client.captureException(new IllegalStateException("boom"), scope(), null);
    }

    private Scope scope() {
        Scope scope = new Scope(options);
        scope.setTag("canary.run", "r1");
        return scope;
    }

    private void open(String dsn, int queue, Consumer<SentryOptions> change) {
        options = new SentryOptions();
        options.setDsn(dsn);
        options.setConnectionTimeoutMillis(20_000);
        options.setReadTimeoutMillis(20_000);
        CurrentCapture current = new CurrentCapture();
        DeliveryDispatch dispatch = new DeliveryDispatch(List.of(facts), current);
        options.setTransportFactory(
                new HttpTransportFactory(
                        new TransportSettings(queue, 64L << 20, 2, null),
                        dispatch,
                        new Backlog(),
                        null));
        current.install(options);
        change.accept(options);
        dispatch.install(options);
        client = new SentryClient(options);
    }

    private Delivery onlyDelivery() {
        await().until(() -> !facts.deliveries.isEmpty());
        assertThat(facts.deliveries).hasSize(1);
        return facts.deliveries.get(0);
    }

    private Delivery firstDelivery() {
        await().until(() -> !facts.deliveries.isEmpty());
        return facts.deliveries.get(0);
    }

    private static final class Recorded implements DeliveryListener {
        final List<CapturedEvent> captured = new CopyOnWriteArrayList<>();
        final List<DroppedEvent> dropped = new CopyOnWriteArrayList<>();
        final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
        boolean failing;

        @Override
        public void captured(CapturedEvent event) {
            captured.add(event);
            if (failing) {
                throw new IllegalStateException("listener");
            }
        }

        @Override
        public void dropped(DroppedEvent event) {
            dropped.add(event);
        }

        @Override
        public void delivered(Delivery delivery) {
            deliveries.add(delivery);
        }
    }
}
