package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

import io.sentry.RequestDetailsResolver;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.Delivery.Outcome;

/**
 * Asks an ingest whether it takes envelopes, on the very way that events go, with an envelope that
 * has nothing in it: the protocol allows that, and nothing is stored.
 *
 * @param outcome how it ended
 * @param status the HTTP status, 0 when no answer came
 * @param detail what the ingest or the network said, without secrets
 * @param date the answer's {@code Date} header
 * @param took how long it took
 */
public record Knock(
        Outcome outcome,
        int status,
        @Nullable String detail,
        @Nullable String date,
        Duration took) {

    /**
     * Sends one.
     *
     * @param options of the SDK: proxy, timeouts and the client's name
     */
    public static Knock at(String dsn, SentryOptions options) {
        Endpoint endpoint =
                Endpoint.of(
                        new RequestDetailsResolver(dsn, options.getSentryClientName()).resolve(),
                        options.getProxy());
        long start = System.nanoTime();
        try (Connection connection = new Connection(endpoint, options)) {
            Answer answer = connection.post(nothing());
            return new Knock(
                    Outcomes.of(answer.status()),
                    answer.status(),
                    Detail.of(answer),
                    answer.header("Date"),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            String message = e.getMessage();
            return new Knock(
                    Outcomes.of(e),
                    0,
                    e.getClass().getSimpleName() + (message == null ? "" : ": " + message),
                    null,
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static byte[] nothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{}\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
