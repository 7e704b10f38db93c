package dev.sentrycanary.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A reader of server-sent events that is no browser. */
final class Sse implements AutoCloseable, Flow.Subscriber<String> {
    /** One message as it came. */
    record Message(String id, String event, String data) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> data = new ArrayList<>();
    private String id = "";
    private String event = "message";
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean ended;

    /** Starts to read; {@code lastId} is null for a first visit. */
    static Sse open(URI address, @Nullable String lastId) {
        Sse sse = new Sse();
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HTTP.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(sse));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sse.subscription != null);
        return sse;
    }

    List<Message> messages() {
        return messages;
    }

    Message await(Predicate<Message> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> messages.stream().filter(wanted).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        given.request(Long.MAX_VALUE);
        subscription = given;
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data.add(line.substring(6));
        } else if (line.isEmpty() && !data.isEmpty()) {
            messages.add(new Message(id, event, String.join("\n", data)));
            data.clear();
        }
    }

    @Override
    public void onError(Throwable error) {
        ended = true;
    }

    @Override
    public void onComplete() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
