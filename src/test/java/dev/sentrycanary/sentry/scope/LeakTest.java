package dev.sentrycanary.sentry.scope;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.SentryReceiver;

import static org.assertj.core.api.Assertions.assertThat;

/** The full form: {@code ./mvnw test -Dtest=LeakTest -Dleak.requests=10000}. */
@QuarkusTest
@WithTestResource(SentryReceiver.class)
class LeakTest {
    private static final int REQUESTS = Integer.getInteger("leak.requests", 1_000);
    private static final int IN_FLIGHT = 200;
    private static final List<String> CARRYING =
            List.of(
                    "blocking",
                    "uni",
                    "failing",
                    "failing-uni",
                    "managed",
                    "virtual",
                    "timer",
                    "nested");

    /** Ids of this run look like no others, so that a foreign one is recognised wherever it is. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @TestHTTPResource URL home;

    @Test
    void concurrent_requests_show_their_own_values_and_no_others() throws Exception {
        fire(REQUESTS, CARRYING);

        List<JsonNode> events = SentryReceiver.awaitCount("event", REQUESTS, this::ours);
        Pattern ids = Pattern.compile(run + "-\\d+");
        int foreign = 0;
        int missing = 0;
        for (JsonNode event : events) {
            String own = id(event);
            Matcher matcher = ids.matcher(event.toString());
            boolean stranger = false;
            while (matcher.find()) {
                stranger |= !matcher.group().equals(own);
            }
            foreign += stranger ? 1 : 0;
            missing += complete(event, own) ? 0 : 1;
        }
        System.out.printf(
                "leak test: %d requests, %d events, %d foreign, %d missing%n",
                REQUESTS, events.size(), foreign, missing);
        assertThat(events).hasSize(REQUESTS);
        assertThat(foreign).as("events with another request's values").isZero();
        assertThat(missing).as("events without their request's values").isZero();
    }

    @Test
    void plain_completable_future_never_shows_the_values_of_another_request() throws Exception {
        fire(300, List.of("plain"));

        List<JsonNode> events = SentryReceiver.awaitCount("event", 300, this::ours);
        Pattern ids = Pattern.compile(run + "-\\d+");
        assertThat(events)
                .allSatisfy(
                        event ->
                                assertThat(ids.matcher(event.toString()).results())
                                        .allSatisfy(
                                                found ->
                                                        assertThat(found.group())
                                                                .isEqualTo(id(event))));
    }

    private boolean complete(JsonNode event, String own) {
        boolean breadcrumb = false;
        for (JsonNode crumb : event.path("breadcrumbs")) {
            breadcrumb |= crumb.path("message").asText().equals(own);
        }
        return breadcrumb
                && event.at("/user/id").asText().equals(own)
                && event.at("/tags/request").asText().equals(own)
                && event.at("/request/url").asText().contains(own + "/");
    }

    private boolean ours(JsonNode event) {
        return text(event).startsWith("mixed " + run);
    }

    private static String id(JsonNode event) {
        return text(event).substring("mixed ".length());
    }

    private static String text(JsonNode event) {
        String message = event.at("/message/formatted").asText();
        return message.isEmpty() ? event.at("/exception/values/0/value").asText() : message;
    }

    private void fire(int requests, List<String> paths) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            inFlight.acquire();
            URI uri =
                    home.toURI()
                            .resolve(
                                    "/test/mixed/"
                                            + run
                                            + "-"
                                            + i
                                            + "/"
                                            + paths.get(i % paths.size()));
            answers.add(
                    client.sendAsync(
                                    HttpRequest.newBuilder(uri)
                                            .timeout(Duration.ofSeconds(60))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .whenComplete((answer, failure) -> inFlight.release()));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
    }
}
