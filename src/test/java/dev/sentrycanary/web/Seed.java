package dev.sentrycanary.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static dev.sentrycanary.Patience.await;

/** Fills an inbox by HTTP with what real SDKs sent and with runs of the canary itself. */
final class Seed {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> CAPTURES =
            List.of(
                    "node-11-01",
                    "node-11-04",
                    "node-11-07",
                    "node-11-05",
                    "node-11-08",
                    "node-11-02",
                    "node-11-10",
                    "node-11-06",
                    "browser-11-04",
                    "browser-11-08",
                    "browser-11-11",
                    "cli-3.8-06",
                    "python-1.9-02",
                    "python-1.9-06",
                    "java-8.62-02",
                    "java-8.62-05",
                    "java-8.62-13",
                    "browser-11-03",
                    "browser-11-05",
                    "raven-ruby-3.1-01");

    private static final List<String> LISTS = List.of("logs", "check-ins", "other");

    private static final Set<String> RESTRICTED =
            Set.of("connection", "expect", "transfer-encoding", "host", "content-length");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;

    Seed(URI root) {
        this.root = root;
    }

    Map<String, String> screens() throws Exception {
        for (String capture : CAPTURES) {
            replay(capture);
        }
        JsonNode error = run("custom");
        run("performance");
        run("validation");
        JsonNode decided = run("exception");
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("events", "/");
        screens.put("event", "/events/" + id(error, "error"));
        JsonNode withSource = get("/inbox/api/events?kind=error&limit=50").path("events");
        for (JsonNode event : withSource) {
            if ("python".equals(event.path("platform").asText())) {
                screens.put("stack", "/events/" + event.path("id").asText());
            }
        }
        JsonNode transactions = get("/inbox/api/events?kind=transaction").path("events");
        String transaction = transactions.path(transactions.size() - 1).path("id").asText();
        for (JsonNode each : transactions) {
            if (each.path("tags").path("canary.scenario").asText().equals("performance")) {
                transaction = each.path("id").asText();
                screens.put("trace", "/traces/" + each.path("trace_id").asText());
            }
        }
        screens.put("spans", "/events/" + transaction + "/spans");
        screens.put("breadcrumbs", "/events/" + id(error, "error") + "/breadcrumbs");
        screens.put("context", "/events/" + id(error, "error") + "/context");
        screens.put("raw", "/events/" + id(error, "error") + "/raw");
        screens.put("run", "/runs/" + decided.path("id").asText());
        screens.put("runs", "/runs");
        screens.put("send", "/send");
        screens.put("issues", "/issues");
        screens.put("issue", "/issues/" + issue(error));
        screens.put("flame", "/events/" + profile());
        screens.put("traces", "/traces");
        for (String list : LISTS) {
            screens.put(list, "/" + list);
        }
        screens.put("javascript", "/events/" + first("span") + "/spans");
        screens.put("log", "/events/" + first("log"));
        screens.put("checkin", "/events/" + first("check_in"));
        screens.put("attachment", "/events/" + first("attachment"));
        screens.put("nomatch", "/?q=level:nonsense");
        screens.put("gone", "/events/00000000000000000000000000000000");
        return screens;
    }

    private String first(String kind) throws Exception {
        return get("/inbox/api/events?limit=1&kind=" + kind)
                .path("events")
                .path(0)
                .path("id")
                .asText();
    }

    private String issue(JsonNode run) throws Exception {
        return get("/inbox/api/events/" + id(run, "error")).path("issue").path("id").asText();
    }

    JsonNode run(String scenario) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(root.resolve("/api/test/sentry/runs"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"scenario\":\"" + scenario + "\"}"))
                        .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        String location = answer.headers().firstValue("Location").orElseThrow();
        await().until(() -> getUri(URI.create(location)).toString().contains("captured"));
        return getUri(URI.create(location + "?wait=30s"));
    }

    void replay(String capture) throws Exception {
        JsonNode meta = MAPPER.readTree(resource(capture + ".json"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(meta.path("path").asText()))
                        .POST(BodyPublishers.ofByteArray(resource(capture + ".bin")));
        for (JsonNode header : meta.path("headers")) {
            String name = header.path(0).asText();
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, header.path(1).asText());
            }
        }
        http.send(request.build(), BodyHandlers.discarding());
    }

    /** Sends one event of our own making. */
    void event(String json) throws Exception {
        String envelope = "{}\n{\"type\":\"event\"}\n" + json.replace("\n", " ") + "\n";
        envelope(envelope.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends an event with these fields and an id of its own. */
    String message(String fields) throws Exception {
        String id = UUID.randomUUID().toString().replace("-", "");
        event("{\"event_id\":\"" + id + "\"," + fields + "}");
        return id;
    }

    /** Sends one item of any type. */
    void item(String header, String payload) throws Exception {
        envelope(("{}\n" + header + "\n" + payload + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void envelope(byte[] body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(root.resolve("/api/1/envelope/?sentry_key=canary"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Not taken: " + answer.body());
        }
    }

    /** A profile that the SDK's profiler made of a shop's checkout; answers its id. */
    String profile() throws Exception {
        try (InputStream in = Seed.class.getResourceAsStream("/profiles/java-8.43.envelope.gz")) {
            envelope(new GZIPInputStream(in).readAllBytes());
        }
        return "61f8003367934c50857d8da32553fd77";
    }

    JsonNode get(String path) throws Exception {
        return getUri(root.resolve(path));
    }

    private JsonNode getUri(URI uri) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        return MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static String id(JsonNode run, String kind) {
        for (String name : List.of("events", "receipts")) {
            for (JsonNode receipt : run.path(name)) {
                if (receipt.path("kind").asText().equals(kind)) {
                    return receipt.path("event_id").asText();
                }
            }
        }
        throw new IllegalStateException("The run has no " + kind + ": " + run);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Seed.class.getResourceAsStream("/envelopes/" + name)) {
            if (in == null) {
                throw new IOException("Missing test resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
