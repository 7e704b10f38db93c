package dev.sentrycanary.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.HttpServer;
import io.sentry.BaggageHeader;
import io.sentry.ISpan;
import io.sentry.SentryTraceHeader;

import dev.sentrycanary.access.AccessConfig;

/** A call of this service to itself over real HTTP that carries the trace on. */
@ApplicationScoped
class Hop {
    /** Where the other side of the hop answers. */
    static final String PATH = "/api/test/sentry/hop";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final AccessConfig access;
    private final FarSide farSide;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    Hop(HttpServer server, AccessConfig access, FarSide farSide) {
        this.server = server;
        this.access = access;
        this.farSide = farSide;
    }

    /**
     * Calls the other side for {@code run}; {@code span} becomes the parent of what happens there.
     */
    void call(String run, ISpan span) throws IOException, InterruptedException {
        if (server.getPort() > 0) {
            call(URI.create("http://127.0.0.1:" + server.getPort()), run, span);
            return;
        }
        try (FarSide.Opened opened = farSide.open()) {
            call(opened.address(), run, span);
        }
    }

    private void call(URI base, String run, ISpan span) throws IOException, InterruptedException {
        URI address = URI.create(base + PATH + "?run=" + run);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        // With canary.access.mode=token even our own call needs it.
        access.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        SentryTraceHeader trace = span.toSentryTrace();
        request.header(trace.getName(), trace.getValue());
        BaggageHeader baggage = span.toBaggageHeader(null);
        if (baggage != null) {
            request.header(baggage.getName(), baggage.getValue());
        }
        HttpResponse<Void> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        span.setData("http.request.method", "GET");
        span.setData("http.response.status_code", answer.statusCode());
        if (answer.statusCode() != 200) {
            throw new IOException("The hop to ourselves was answered with " + answer.statusCode());
        }
    }
}
