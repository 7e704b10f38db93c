package dev.sentrycanary.probe.stored;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Deadlines;
import dev.sentrycanary.wire.Dsn;

/** Somebody's Web API: answers what it was told to, and 404 to all else. */
final class FakeApi implements AutoCloseable {
    record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String token = "";
    private volatile boolean bugsink;

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "fake-api");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.createContext("/", this::answer);
        server.start();
    }

    FakeApi on(String pathAndQuery, String json) {
        return on(pathAndQuery, 200, Map.of(), json);
    }

    FakeApi on(String pathAndQuery, int status, Map<String, String> headers, String body) {
        answers.put(pathAndQuery, new Answer(status, headers, body));
        return this;
    }

    /** Stores what it receives from now on, and shows it as Bugsink does, in the issue i1. */
    FakeApi playingBugsink() {
        bugsink = true;
        return this;
    }

    /** Method, path and query of each request, in turn. */
    List<String> asked() {
        return asked;
    }

    String token() {
        return token;
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Target target(TargetKind kind) {
        return target(kind, Duration.ofSeconds(2));
    }

    Target target(TargetKind kind, Duration deadline) {
        return new Target(
                Dsn.parse(base().replace("http://", "http://key@") + "/7"),
                kind,
                java.net.URI.create(base()),
                "acme",
                "shop",
                "t0ken",
                "s3cret",
                new Deadlines(deadline, deadline, deadline, deadline, deadline));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body;
        try (exchange) {
            byte[] raw = exchange.getRequestBody().readAllBytes();
            body = new String(raw, StandardCharsets.UTF_8);
            String uri = exchange.getRequestURI().toString();
            if (bugsink && uri.endsWith("/envelope/")) {
                store(raw);
            }
            asked.add((exchange.getRequestMethod() + " " + uri + " " + body).strip());
            token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer = answers.getOrDefault(uri, otherwise(uri));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer otherwise(String uri) {
        if (uri.endsWith("/envelope/")) {
            return new Answer(200, Map.of(), "{}");
        }
        return new Answer(404, Map.of(), "{\"detail\":\"Event not found\"}");
    }

    private void store(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            String id = lines[2].replaceAll(".*\"event_id\":\"([0-9a-f]{32})\".*", "$1");
            String v0 = "/api/canonical/0";
            on(v0 + "/events/u1/", "{\"data\":" + lines[2] + "}");
            on(
                    v0 + "/events/?order=desc&issue=i1",
                    "[{\"id\":\"u1\",\"event_id\":\"" + id + "\"}]");
            on(v0 + "/issues/?sort=last_seen&order=desc&project=7", "[{\"id\":\"i1\"}]");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
