package dev.sentrycanary.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.HttpServer;
import io.sentry.BaggageHeader;
import io.sentry.ISpan;
import io.sentry.NoOpSpan;
import io.sentry.Sentry;
import io.sentry.SentryTraceHeader;
import io.sentry.SpanStatus;

import dev.sentrycanary.access.AccessConfig;

/** Calls of this service to itself over real HTTP that carry the trace on. */
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
     * What is sent to the other side.
     *
     * @param part what the scenario shall do there
     * @param query further parameters, encoded
     * @param headers further headers
     * @param body JSON
     */
    record Load(String part, String query, Map<String, String> headers, String body) {
        Load {
            headers = Map.copyOf(headers);
        }

        Load(String part, String body) {
            this(part, "", Map.of(), body);
        }
    }

    /**
     * Calls the other side for {@code run}; {@code span} becomes the parent of what happens there.
     */
    void call(String run, ISpan span) throws IOException, InterruptedException {
        expect(200, send("?run=" + run, span, HttpRequest.newBuilder().GET()));
    }

    /**
     * Lets the scenario of {@code run} answer there, within a request that carries {@code load}.
     */
    void post(String run, Load load) throws IOException, InterruptedException {
        expect(200, send(run, load));
    }

    /**
     * Sends {@code load} there inside a span of its own.
     *
     * @return the status of the answer
     */
    int send(String run, Load load) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(load.body()));
        load.headers().forEach(request::header);
        ISpan current = Sentry.getSpan();
        ISpan span =
                current == null
                        ? NoOpSpan.getInstance()
                        : current.startChild("http.client", "POST " + PATH);
        try {
            int status = send("?run=" + run + "&part=" + load.part() + load.query(), span, request);
            span.setStatus(SpanStatus.fromHttpStatusCode(status));
            return status;
        } finally {
            span.finish();
        }
    }

    private int send(String query, ISpan span, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (server.getPort() > 0) {
            return send(URI.create("http://127.0.0.1:" + server.getPort()), query, span, request);
        }
        try (FarSide.Opened opened = farSide.open()) {
            return send(opened.address(), query, span, request);
        }
    }

    private int send(URI base, String query, ISpan span, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        request.uri(URI.create(base + PATH + query)).timeout(PATIENCE);
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
        span.setData("http.request.method", answer.request().method());
        span.setData("http.response.status_code", answer.statusCode());
        return answer.statusCode();
    }

    private static void expect(int wanted, int status) throws IOException {
        if (status != wanted) {
            throw new IOException("The hop to ourselves was answered with " + status);
        }
    }
}
