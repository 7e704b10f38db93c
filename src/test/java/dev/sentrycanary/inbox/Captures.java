package dev.sentrycanary.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Requests as real SDKs sent them. */
public record Captures(
        String name, String method, String path, List<RawHttp.Header> headers, byte[] body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What stands in one line of expected.tsv. */
    public record Expected(
            String capture,
            String kind,
            String itemType,
            int item,
            String id,
            String eventId,
            String title,
            String level,
            String traceId,
            String environment,
            String release,
            String tag,
            String sha256) {
        static Expected of(String line) {
            String[] f = line.split("\t", -1);
            return new Expected(
                    f[0],
                    f[1],
                    f[2],
                    Integer.parseInt(f[3]),
                    f[4],
                    f[5],
                    f[6].replace("\\n", "\n"),
                    f[7],
                    f[8],
                    f[9],
                    f[10],
                    f[11],
                    f[12]);
        }
    }

    public static List<Expected> expected() {
        return new String(resource("expected.tsv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Expected::of)
                .toList();
    }

    /** The names of all captures. */
    public static Stream<String> names() {
        return expected().stream().map(Expected::capture).distinct();
    }

    public static Captures load(String name) {
        try {
            JsonNode json = MAPPER.readTree(resource(name + ".json"));
            List<RawHttp.Header> headers = new ArrayList<>();
            json.path("headers")
                    .forEach(
                            h ->
                                    headers.add(
                                            new RawHttp.Header(
                                                    h.path(0).asText(), h.path(1).asText())));
            return new Captures(
                    name,
                    json.path("method").asText(),
                    json.path("path").asText(),
                    headers,
                    resource(json.path("body").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Captures.class.getResourceAsStream("/envelopes/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
