package dev.sentrycanary.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Raises errors at a steady rate, or as fast as the answers come, and keeps the ids answered. */
final class Load implements AutoCloseable {
    private static final Pattern EVENT = Pattern.compile("\"event_id\":\"([0-9a-f]{32})\"");
    private static final int THREADS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final URI uri;

    Load(int port) {
        uri = URI.create("http://127.0.0.1:" + port + "/api/test/sentry?error_type=exception");
    }

    /**
     * Begins.
     *
     * @param perSecond how many each second; 0 for as many as are answered
     * @param count how many in all
     */
    Load start(int perSecond, long count) {
        long begin = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            threads.execute(
                    () -> {
                        for (long n = started.getAndIncrement();
                                n < count && !stop.get();
                                n = started.getAndIncrement()) {
                            if (perSecond > 0) {
                                long due = begin + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
                                LockSupport.parkNanos(due - System.nanoTime());
                            }
                            raise();
                        }
                    });
        }
        threads.shutdown();
        return this;
    }

    private void raise() {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofString());
            Matcher event = EVENT.matcher(answer.body());
            if (event.find()) {
                ids.add(event.group(1));
                nanos.add(System.nanoTime() - begin);
            } else {
                failed.incrementAndGet();
            }
        } catch (Exception e) {
            failed.incrementAndGet();
        }
    }

    /** Waits until the last has been answered. */
    Load join() throws InterruptedException {
        threads.awaitTermination(30, TimeUnit.MINUTES);
        return this;
    }

    void stop() {
        stop.set(true);
    }

    /** Events whose id the application has answered with. */
    Set<String> ids() {
        return ids;
    }

    long failed() {
        return failed.get();
    }

    /** The time in milliseconds within which that share of the answers came. */
    double millis(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        sorted.sort(null);
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6;
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
