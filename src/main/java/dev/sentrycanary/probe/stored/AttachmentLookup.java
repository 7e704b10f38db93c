package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;

import dev.sentrycanary.probe.target.Target;

/** Reads the attachments of an event back, byte by byte. */
final class AttachmentLookup {
    private final ApiClient client;
    private final Target target;

    AttachmentLookup(ApiClient client, Target target) {
        this.client = client;
        this.target = target;
    }

    /**
     * Adds to {@code event} the files that were sent with it.
     *
     * @param path of the event, below {@code /api/0}
     */
    Future<Sighting> with(Sighting.Found event, String path, Wanted wanted) {
        if (wanted.attachments().isEmpty()) {
            return Future.succeededFuture(event);
        }
        return client.get(uri(path + "attachments/"), target.token())
                .compose(
                        list ->
                                list.ok()
                                        ? files(event, path, wanted, list.body())
                                        : Future.succeededFuture(Sighting.of(list)));
    }

    private Future<Sighting> files(
            Sighting.Found event, String path, Wanted wanted, JsonNode list) {
        List<String> names = new ArrayList<>();
        List<Future<ApiAnswer>> downloads = new ArrayList<>();
        for (JsonNode file : list) {
            String name = file.path("name").asText();
            if (wanted.attachments().containsKey(name) && !names.contains(name)) {
                names.add(name);
                downloads.add(
                        client.getFile(
                                uri(
                                        path
                                                + "attachments/"
                                                + encoded(file.path("id").asText())
                                                + "/?download=1"),
                                target.token()));
            }
        }
        return Future.all(downloads).map(done -> whole(event, names, downloads));
    }

    /** A file that cannot be fetched is a look that told nothing, and no lost file. */
    private static Sighting whole(
            Sighting.Found event, List<String> names, List<Future<ApiAnswer>> downloads) {
        Map<String, FileFacts> files = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            ApiAnswer answer = downloads.get(i).result();
            if (!answer.ok()) {
                return Sighting.of(answer);
            }
            JsonNode file = answer.body();
            files.put(
                    names.get(i),
                    new FileFacts(file.path("size").asLong(), file.path("sha256").asText()));
        }
        return event.with(files);
    }

    private URI uri(String path) {
        return URI.create(target.api() + "/api/0" + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
