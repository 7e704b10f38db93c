package dev.sentrycanary.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A small Sentry over real HTTP: an ingest, and the API that doctor and setup call. */
public final class FakeSentry implements AutoCloseable {
    public static final String TOKEN = "t0ken-of-the-api";
    public static final String KEY = "k3y-of-the-dsn-0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, ArrayNode> stored = new ConcurrentHashMap<>();

    public FakeSentry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
        answer(
                "GET /api/0/",
                "{\"version\":\"0\",\"auth\":{\"scopes\":[\"project:read\",\"event:write\"]}}");
        answer("GET /api/0/projects/acme/shop/", "{\"id\":\"42\",\"slug\":\"shop\"}");
        answer(
                "GET /api/0/organizations/acme/sentry-app-installations/",
                "[{\"uuid\":\"inst-1\",\"app\":{\"slug\":\"canary-1a2b\",\"sentryAppId\":7}}]");
        answer(
                "GET /api/0/organizations/acme/detectors/",
                "[{\"id\":\"123\",\"name\":\"Error Monitor\"}]");
        answer("POST /api/42/envelope/", "{}");
        answer("POST /hook", "{}");
        stored.put("/api/0/organizations/acme/workflows/", JSON.createArrayNode());
        stored.put("/api/0/projects/acme/shop/rules/", JSON.createArrayNode());
    }

    /** Answers a call with JSON; a number alone is a status. A 410 says what came instead. */
    public void answer(String call, String answer) {
        answers.put(call, answer);
    }

    /** Method and path of all calls so far. */
    public List<String> calls() {
        return calls;
    }

    /** What was created at a path. */
    public ArrayNode stored(String path) {
        return stored.get(path);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String dsn() {
        return base().toString().replace("://", "://" + KEY + "@") + "/42";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String call = exchange.getRequestMethod() + " " + path;
            calls.add(call);
            byte[] body = exchange.getRequestBody().readAllBytes();
            String auth = exchange.getRequestHeaders().getFirst("Authorization");
            String answer = answers.get(call);
            if (path.startsWith("/api/0/") && !("Bearer " + TOKEN).equals(auth)) {
                send(exchange, 401, "{\"detail\":\"Invalid token\"}");
            } else if (answer != null && answer.matches("\\d{3}")) {
                if (answer.equals("410")) {
                    exchange.getResponseHeaders()
                            .set("X-Sentry-Deprecation-Date", "2026-05-01T00:00:00+00:00");
                    exchange.getResponseHeaders()
                            .set("X-Sentry-Replacement-Endpoint", "organizations/{org}/workflows/");
                }
                send(exchange, Integer.parseInt(answer), "{\"detail\":\"as was asked\"}");
            } else if (answer != null) {
                send(exchange, 200, answer);
            } else {
                store(exchange, path, body);
            }
        }
    }

    /** Lists and keeps, with numbers and defaults of its own as Sentry adds them. */
    private void store(HttpExchange exchange, String path, byte[] body) throws IOException {
        ArrayNode list = stored.get(path);
        String method = exchange.getRequestMethod();
        if (list != null && method.equals("GET")) {
            send(exchange, 200, found(list, exchange.getRequestURI().getQuery()).toString());
        } else if (list != null && method.equals("POST")) {
            ObjectNode one = (ObjectNode) JSON.readTree(body);
            one.put("id", Integer.toString(900 + list.size())).put("dateCreated", "now");
            list.add(one);
            send(exchange, 201, one.toString());
        } else if (method.equals("PUT") && path.matches(".*/\\d+/")) {
            ArrayNode all = stored.get(path.replaceAll("\\d+/$", ""));
            ObjectNode one = (ObjectNode) JSON.readTree(body);
            for (int i = 0; i < all.size(); i++) {
                if (path.endsWith("/" + all.get(i).path("id").asText() + "/")) {
                    all.set(i, one);
                }
            }
            send(exchange, 200, one.toString());
        } else {
            send(exchange, 404, "{\"detail\":\"The requested resource does not exist\"}");
        }
    }

    /** By name as Sentry reads a query: up to the first space, unless it stands in quotes. */
    private static ArrayNode found(ArrayNode list, @Nullable String query) {
        if (query == null) {
            return list;
        }
        String name = query.replaceFirst("query=name:(?:\"(.*)\"|(\\S*).*)", "$1$2");
        ArrayNode found = JSON.createArrayNode();
        list.forEach(
                one -> {
                    if (one.path("name").asText().equals(name)) {
                        found.add(one);
                    }
                });
        return found;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
