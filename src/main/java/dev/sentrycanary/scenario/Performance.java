package dev.sentrycanary.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.ISpan;
import io.sentry.NoOpSpan;
import io.sentry.Sentry;

import dev.sentrycanary.scenario.expect.Expectation;

/** A transaction whose spans show the usual shapes: work, I/O, a slow step, N+1, a hop. */
@ApplicationScoped
class Performance implements Scenario {
    private static final long SLOW_STEP_NANOS = 120_000_000;
    private static final int ITEMS = 5;

    private final Hop hop;

    Performance(Hop hop) {
        this.hop = hop;
    }

    @Override
    public String name() {
        return "performance";
    }

    @Override
    public String summary() {
        return "A transaction with nested spans: CPU, file I/O, a slow step, N+1, an HTTP hop";
    }

    /** The second transaction is the other side of the hop. */
    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.TRANSACTION, 2));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        EventKind.TRANSACTION,
                        "contexts.trace.trace_id is there",
                        event ->
                                event.text("contexts.trace.trace_id").isPresent()
                                        ? Optional.empty()
                                        : Optional.of("it is missing")),
                new Expectation(
                        EventKind.TRANSACTION,
                        "the spans form one tree with every step",
                        new SpanTree(
                                List.of(
                                        "function.cpu",
                                        "file.write",
                                        "file.read",
                                        "function.slow",
                                        "db.query",
                                        "http.client"))));
    }

    @Override
    public Map<String, Object> raise(Call call) throws Exception {
        ISpan current = Sentry.getSpan();
        ISpan parent = current == null ? NoOpSpan.getInstance() : current;
        Steps steps = new Steps();
        steps.step(parent, "function", "canary checkout", root -> checkout(steps, root, call));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("trace_id", parent.getSpanContext().getTraceId().toString());
        facts.put("sampled", Boolean.TRUE.equals(parent.isSampled()));
        facts.put("spans", steps.asSent());
        return facts;
    }

    private void checkout(Steps steps, ISpan root, Call call) throws Exception {
        steps.step(root, "function.cpu", "hash a basket", span -> hash());
        steps.step(root, "file", "write and read a receipt", span -> useFile(steps, span));
        steps.step(root, "function.slow", "wait for a slow partner", span -> pause());
        steps.step(root, "function", "load the items one by one", span -> loadItems(steps, span));
        steps.step(root, "http.client", "GET " + Hop.PATH, span -> hop.call(call.run(), span));
    }

    private static void hash() throws Exception {
        byte[] data = new byte[4096];
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 500; i++) {
            digest.update(data);
        }
        digest.digest();
    }

    private static void useFile(Steps steps, ISpan span) throws Exception {
        Path file = Files.createTempFile("canary", ".txt");
        try {
            byte[] text = "a canary's receipt\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
            steps.step(span, "file.write", text.length + " bytes", s -> Files.write(file, text));
            steps.step(span, "file.read", text.length + " bytes", s -> readBack(file, text.length));
        } finally {
            Files.delete(file);
        }
    }

    private static void readBack(Path file, int length) throws IOException {
        if (Files.readAllBytes(file).length != length) {
            throw new IOException("the file came back with another length");
        }
    }

    private static void pause() {
        long end = System.nanoTime() + SLOW_STEP_NANOS;
        for (long left = SLOW_STEP_NANOS; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void loadItems(Steps steps, ISpan span) throws Exception {
        for (int i = 1; i <= ITEMS; i++) {
            steps.step(
                    span,
                    "db.query",
                    "SELECT name FROM item WHERE id = ?",
                    s -> LockSupport.parkNanos(1_000_000));
        }
    }
}
