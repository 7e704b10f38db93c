package dev.sentrycanary.probe.watch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Verdict;

/**
 * Pings a dead-man's switch by the convention of healthchecks.io: the address itself after a
 * success, {@code /fail} after a failure, with the verdicts as body. A round of which nobody knows
 * how it went pings nothing, so that the switch rings by itself when that goes on. Never waits, and
 * never writes the address to the log.
 */
final class Heartbeat implements RoundListener {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final URI url;
    private final boolean start;
    private final Duration timeout;
    private final HttpClient client;
    private final LongAdder taken = new LongAdder();
    private final LongAdder lost = new LongAdder();

    Heartbeat(URI url, boolean start, Duration timeout) {
        this.url = url;
        this.start = start;
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build();
    }

    /** How many pings the switch took. */
    LongAdder taken() {
        return taken;
    }

    /** How many pings it did not take, or not in time. */
    LongAdder lost() {
        return lost;
    }

    @Override
    public void began() {
        if (start) {
            ping("/start", "");
        }
    }

    @Override
    public void ended(Round round) {
        Verdict.Outcome outcome = round.outcome();
        if (outcome != Verdict.Outcome.INCOMPLETE) {
            ping(outcome == Verdict.Outcome.FAILED ? "/fail" : "", RoundText.of(round));
        }
    }

    private void ping(String end, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(address(url, end))
                        .timeout(timeout)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .header("User-Agent", "sentry-canary")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        CompletableFuture<HttpResponse<Void>> unused =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete(this::count);
    }

    private void count(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer != null && answer.statusCode() / 100 == 2) {
            taken.increment();
            return;
        }
        lost.increment();
        LOG.warnf(
                "The heartbeat was not taken: %s",
                answer != null ? "HTTP " + answer.statusCode() : reason(failure));
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof TimeoutException
                ? "no answer in time"
                // The message of some would name the address.
                : String.valueOf(cause == null ? null : cause.getClass().getSimpleName());
    }

    /** The address with {@code end} after its path, its query kept. */
    static URI address(URI url, String end) {
        if (end.isEmpty()) {
            return url;
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path + end + query);
    }
}
