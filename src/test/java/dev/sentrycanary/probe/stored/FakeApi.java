package dev.sentrycanary.probe.stored;

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
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String uri = exchange.getRequestURI().toString();
            asked.add((exchange.getRequestMethod() + " " + uri + " " + body).strip());
            token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer =
                    answers.getOrDefault(
                            uri, new Answer(404, Map.of(), "{\"detail\":\"Event not found\"}"));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
