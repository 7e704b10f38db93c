package dev.sentrycanary.sentry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.sentry.Scope;
import io.sentry.SentryClient;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.sentry.Delivery.Outcome;
import dev.sentrycanary.sentry.transport.Backlog;
import dev.sentrycanary.sentry.transport.HttpTransportFactory;
import dev.sentrycanary.sentry.transport.Lost;
import dev.sentrycanary.sentry.transport.TransportSettings;
import dev.sentrycanary.sentry.transport.spool.SpoolSettings;

import static dev.sentrycanary.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of events while the target is not well, and afterwards. */
class OutageTest {
    private static final Pattern REPORT =
            Pattern.compile("\"reason\":\"send_error\",\"category\":\"error\",\"quantity\":(\\d+)");

    @TempDir Path folder;

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<SentryClient> clients = new ArrayList<>();
    private int senders = 2;
    private int readTimeoutMillis = 20_000;
    private SentryOptions options;
    private Backlog backlog;

    @AfterEach
    void close() {
        clients.forEach(client -> client.close(true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void when_the_target_is_back_everything_arrives_once_and_in_order(boolean onDisk)
            throws IOException {
        Receiver gone = new Receiver();
        senders = 1;
        SentryClient client = onDisk ? withSpool(gone.dsn()) : inMemory(gone.dsn());
        gone.close();
        List<String> ids = capture(client, 50);
        await().until(() -> backlog.outage());

        try (Receiver back = new Receiver(gone.port())) {
            await().until(() -> back.ids().size() >= 50);
            assertThat(back.ids()).hasSize(50).containsExactlyInAnyOrderElementsOf(ids);
            // During the outage the oldest few are tried in turn.
            for (int i = 0; i < ids.size(); i++) {
                assertThat(back.ids().indexOf(ids.get(i))).isBetween(i - 4, i + 4);
            }
            await().until(() -> backlog.envelopes() == 0);
            assertThat(backlog.spool().envelopes()).isZero();
        }
    }

    @Test
    void each_event_of_an_outage_is_told_as_failed_and_then_as_late() throws IOException {
        Receiver gone = new Receiver();
        SentryClient client = inMemory(gone.dsn());
        gone.close();
        List<String> ids = capture(client, 5);
        await().until(() -> told(ids, Outcome.CONNECT));
        String later = capture(client, 1).get(0);
        await().until(() -> told(List.of(later), Outcome.CONNECT));
        assertThat(of(later).get(0).kept()).isTrue();

        try (Receiver back = new Receiver(gone.port())) {
            await().until(() -> told(ids, Outcome.ACCEPTED));
            await().until(() -> told(List.of(later), Outcome.ACCEPTED));
            assertThat(deliveries)
                    .filteredOn(it -> it.outcome() == Outcome.ACCEPTED)
                    .extracting(Delivery::earlier)
                    .containsOnly(Outcome.CONNECT);
            assertThat(back.ids()).contains(later);
        }
    }

    @Test
    void what_waits_at_the_end_is_sent_by_the_next_process() throws IOException {
        Receiver gone = new Receiver();
        SentryClient client = withSpool(gone.dsn());
        gone.close();
        List<String> ids = capture(client, 20);
        end(client);

        try (Receiver back = new Receiver(gone.port())) {
            withSpool(back.dsn());
            await().until(() -> back.ids().size() >= 20);
            assertThat(back.ids()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(backlog.spool().recovered()).isEqualTo(20);
        }
    }

    @Test
    void what_waits_for_one_project_is_never_sent_to_another() throws IOException {
        Receiver gone = new Receiver();
        SentryClient client = withSpool(gone.dsn());
        gone.close();
        capture(client, 3);
        end(client);

        try (Receiver other = new Receiver()) {
            SentryClient next = withSpool(other.dsn());
            List<String> ids = capture(next, 1);
            await().until(() -> backlog.envelopes() == 0);
            assertThat(other.ids()).containsExactlyElementsOf(ids);
            assertThat(backlog.spool().asideBytes()).isPositive();
        }
    }

    @Test
    void of_a_server_error_only_what_was_answered_is_lost_and_counted() throws IOException {
        try (Receiver receiver = new Receiver()) {
            receiver.answering("503 Down\r\nContent-Length: 0\r\n\r\n");
            SentryClient client = inMemory(receiver.dsn());
            List<String> ids = capture(client, 40);
            await().until(() -> backlog.outage());
            int answered = receiver.ids().size();
            receiver.answering("200 OK\r\nContent-Length: 2\r\n\r\n{}");
            int atMost = receiver.ids().size() + 2;
            await().until(() -> backlog.envelopes() == 0);

            int lost = (int) count(Outcome.SERVER_ERROR, false);
            assertThat(lost).isBetween(answered, atMost).isLessThan(10);
            assertThat(count(Outcome.ACCEPTED, false)).isEqualTo(ids.size() - lost);
            capture(client, 1);
            await().untilAsserted(() -> assertThat(reported(receiver)).isEqualTo(lost));
        }
    }

    /** The sum of all client reports in envelopes that were accepted. */
    private int reported(Receiver receiver) {
        return receiver.envelopes().stream()
                .filter(
                        text ->
                                deliveries.stream()
                                        .filter(it -> it.outcome() == Outcome.ACCEPTED)
                                        .flatMap(it -> it.eventIds().stream())
                                        .anyMatch(text::contains))
                .flatMap(text -> REPORT.matcher(text).results())
                .mapToInt(it -> Integer.parseInt(it.group(1)))
                .sum();
    }

    @Test
    void a_limit_holds_what_waits_and_lets_it_go_when_it_is_over() throws IOException {
        Receiver gone = new Receiver();
        SentryClient client = inMemory(gone.dsn());
        gone.close();
        List<String> ids = capture(client, 10);
        await().until(() -> backlog.outage());

        try (Receiver back = new Receiver(gone.port())) {
            back.answering("429 Slow\r\nRetry-After: 8\r\nContent-Length: 0\r\n\r\n");
            await().until(() -> !back.ids().isEmpty());
            back.answering("200 OK\r\nContent-Length: 2\r\n\r\n{}");
            await().during(Duration.ofSeconds(1)).until(() -> back.ids().size() <= 2);
            await().until(() -> backlog.envelopes() == 0);
            assertThat(back.ids()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(count(Outcome.RATE_LIMITED, false)).isBetween(1L, 2L);
        }
    }

    @Test
    void one_envelope_that_the_target_chokes_on_does_not_stop_the_others() throws IOException {
        try (Receiver receiver = new Receiver().choking("poison")) {
            SentryClient client = inMemory(receiver.dsn());
            client.captureException(new IllegalStateException("poison"), new Scope(options), null);
            List<String> ids = capture(client, 30);
            await().until(() -> receiver.ids().containsAll(ids));
            assertThat(backlog.envelopes()).isEqualTo(1);
        }
    }

    @Test
    void a_hanging_target_holds_up_neither_capture_nor_close() throws IOException {
        try (Receiver receiver = new Receiver().misbehaving(Receiver.Fault.HANG)) {
            readTimeoutMillis = 500;
            SentryClient client = withSpool(receiver.dsn());
            long start = System.nanoTime();
            capture(client, 200);
            end(client);
            // One after the other, they would take 50 seconds on two connections.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(40));
            assertThat(backlog.lost(Lost.SHUTDOWN)).isZero();
        }
    }

    @Test
    void an_attempt_that_the_end_cuts_off_is_told_to_nobody() throws IOException {
        try (Receiver receiver = new Receiver().misbehaving(Receiver.Fault.HANG)) {
            SentryClient client = withSpool(receiver.dsn());
            capture(client, 1);
            await().until(() -> !receiver.heads().isEmpty());
            clients.remove(client);
            // With a spool it waits for the senders to let go.
            client.close(true);
            assertThat(deliveries).isEmpty();
            assertThat(backlog.lost(Lost.SHUTDOWN)).isZero();
        }
    }

    @Test
    void a_spool_that_cannot_be_written_leaves_the_memory() throws IOException {
        try (Receiver receiver = new Receiver()) {
            Path file = java.nio.file.Files.writeString(folder.resolve("file"), "x");
            SentryClient client =
                    open(receiver.dsn(), new SpoolSettings(file, 1 << 20, Duration.ofDays(7)));
            List<String> ids = capture(client, 20);
            await().until(() -> receiver.ids().size() == 20);
            assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(backlog.spool().isWritable()).isFalse();
            assertThat(backlog.spool().errors()).isPositive();
        }
    }

    @Test
    void what_has_waited_too_long_is_given_up_and_counted() throws IOException {
        try (Receiver receiver = new Receiver()) {
            SentryClient client =
                    open(receiver.dsn(), new SpoolSettings(folder, 1 << 20, Duration.ZERO));
            capture(client, 3);
            await().until(() -> backlog.lost(Lost.EXPIRED) > 0);
            assertThat(backlog.spool().envelopes()).isLessThan(3);
        }
    }

    private void end(SentryClient client) {
        clients.remove(client);
        client.close(false);
    }

    private List<String> capture(SentryClient client, int events) {
        return IntStream.range(0, events)
                .mapToObj(
                        i ->
                                client.captureException(
                                                new IllegalStateException("n" + i),
                                                new Scope(options),
                                                null)
                                        .toString())
                .toList();
    }

    private boolean told(List<String> ids, Outcome outcome) {
        return ids.stream().allMatch(id -> of(id).stream().anyMatch(it -> it.outcome() == outcome));
    }

    private List<Delivery> of(String id) {
        return deliveries.stream().filter(it -> it.eventIds().contains(id)).toList();
    }

    private long count(Outcome outcome, boolean kept) {
        return deliveries.stream()
                .filter(it -> it.outcome() == outcome && it.kept() == kept)
                .filter(it -> !it.eventIds().isEmpty())
                .count();
    }

    private SentryClient inMemory(String dsn) {
        return open(dsn, null);
    }

    private SentryClient withSpool(String dsn) {
        return open(dsn, new SpoolSettings(folder, 64 << 20, Duration.ofDays(7)));
    }

    private SentryClient open(String dsn, SpoolSettings spool) {
        options = new SentryOptions();
        options.setDsn(dsn);
        options.setConnectionTimeoutMillis(20_000);
        options.setReadTimeoutMillis(readTimeoutMillis);
        options.setShutdownTimeoutMillis(2_000);
        backlog = new Backlog();
        CurrentCapture current = new CurrentCapture();
        DeliveryListener listener =
                new DeliveryListener() {
                    @Override
                    public void delivered(Delivery delivery) {
                        deliveries.add(delivery);
                    }
                };
        DeliveryDispatch dispatch = new DeliveryDispatch(List.of(listener), current);
        options.setTransportFactory(
                new HttpTransportFactory(
                        new TransportSettings(1_000, 64L << 20, senders, spool),
                        dispatch,
                        backlog,
                        null));
        current.install(options);
        dispatch.install(options);
        SentryClient client = new SentryClient(options);
        clients.add(client);
        return client;
    }
}
