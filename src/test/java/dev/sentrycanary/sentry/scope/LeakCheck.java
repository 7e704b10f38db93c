package dev.sentrycanary.sentry.scope;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sentrycanary.Patience;
import dev.sentrycanary.sentry.SentryReceiver;

/** Sends many requests at once, each with values of its own, and looks where these turn up. */
final class LeakCheck {
    static final int REQUESTS = Integer.getInteger("leak.requests", 1_000);

    private static final int IN_FLIGHT = 200;

    /** Ids of this run look like no others, so that a foreign one is recognised wherever it is. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final Pattern ids = Pattern.compile(run + "-\\d+");
    private final URI base;

    LeakCheck(URI base) {
        this.base = base;
    }

    /**
     * What was seen.
     *
     * @param events that arrived
     * @param foreign those with a value of another request
     * @param missing those without all values of their own
     */
    record Count(int events, int foreign, int missing) {}

    /** Asks the paths in turn. */
    Count fire(int requests, List<String> paths) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            inFlight.acquire();
            URI uri = base.resolve(run + "-" + i + "/" + paths.get(i % paths.size()));
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(Patience.LIMIT).build();
            answers.add(
                    client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                            .whenComplete((answer, failure) -> inFlight.release()));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        List<JsonNode> events = SentryReceiver.awaitCount("event", requests, this::ours);
        Count count =
                new Count(
                        events.size(),
                        (int) events.stream().filter(this::showsAnother).count(),
                        (int) events.stream().filter(event -> !isComplete(event)).count());
        System.out.printf("leak test: %d requests on %s, %s%n", requests, paths, count);
        return count;
    }

    private boolean showsAnother(JsonNode event) {
        String own = id(event);
        return ids.matcher(event.toString())
                .results()
                .anyMatch(found -> !found.group().equals(own));
    }

    private static boolean isComplete(JsonNode event) {
        String own = id(event);
        boolean breadcrumb = false;
        for (JsonNode crumb : event.path("breadcrumbs")) {
            breadcrumb |= crumb.path("message").asText().equals(own);
        }
        return breadcrumb
                && event.at("/user/id").asText().equals(own)
                && event.at("/tags/request").asText().equals(own)
                && event.at("/request/url").asText().contains(own + "/");
    }

    private boolean ours(SentryReceiver.Item item) {
        return text(item.body()).startsWith("mixed " + run);
    }

    private static String id(JsonNode event) {
        return text(event).substring("mixed ".length());
    }

    private static String text(JsonNode event) {
        String message = event.at("/message/formatted").asText();
        return message.isEmpty() ? event.at("/exception/values/0/value").asText() : message;
    }
}
