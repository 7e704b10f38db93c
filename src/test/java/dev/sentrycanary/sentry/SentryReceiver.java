package dev.sentrycanary.sentry;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.sentrycanary.Patience;

/** A Sentry ingest for tests: keeps each item that arrives, decoded. */
public final class SentryReceiver implements QuarkusTestResourceLifecycleManager {
    /**
     * @param type the item's type, for example {@code event}
     * @param text its JSON as it came
     * @param body the same, parsed
     */
    public record Item(String type, String text, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConcurrentLinkedQueue<Item> ITEMS = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(
                Executors.newFixedThreadPool(
                        4,
                        task -> {
                            Thread thread = new Thread(task, "sentry-receiver");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.createContext("/", SentryReceiver::receive);
        server.start();
        return Map.of("sentry.dsn", "http://key@localhost:" + server.getAddress().getPort() + "/7");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream in = exchange.getRequestBody()) {
                decode((gzip ? new GZIPInputStream(in) : in).readAllBytes());
            }
            // Head and body in two packets would wait 40 ms for each other on a kept connection.
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static void decode(byte[] envelope) throws IOException {
        int at = lineEnd(envelope, 0) + 1;
        while (at < envelope.length) {
            int end = lineEnd(envelope, at);
            JsonNode header = JSON.readTree(envelope, at, end - at);
            at = end + 1;
            int length =
                    header.has("length")
                            ? header.get("length").asInt()
                            : lineEnd(envelope, at) - at;
            byte[] payload = Arrays.copyOfRange(envelope, at, at + length);
            at += length + 1;
            ITEMS.add(
                    new Item(
                            header.get("type").asText(),
                            new String(payload, StandardCharsets.UTF_8),
                            JSON.readTree(payload)));
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** All items of {@code type} that came so far and match. */
    public static List<JsonNode> items(String type, Predicate<Item> matching) {
        List<JsonNode> found = new ArrayList<>();
        for (Item item : ITEMS) {
            if (item.type().equals(type) && matching.test(item)) {
                found.add(item.body());
            }
        }
        return found;
    }

    /** The first item of {@code type} that matches, in time. */
    public static JsonNode await(String type, Predicate<Item> matching) {
        return awaitCount(type, 1, matching).get(0);
    }

    /** At least {@code count} matching items, in time. */
    public static List<JsonNode> awaitCount(String type, int count, Predicate<Item> matching) {
        return Patience.await()
                .atMost(Patience.LIMIT.plusSeconds(count / 100))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> items(type, matching), found -> found.size() >= count);
    }

    /** Matches items that contain this text anywhere. */
    public static Predicate<Item> mentions(String text) {
        return item -> item.text().contains(text);
    }
}
