package dev.sentrycanary.probe.stored;

import java.util.Set;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** One question to an API: sent, and answered with the head of the response. */
final class ApiCall {
    private final HttpClient http;
    private final RequestOptions options;
    private final @Nullable String json;

    /** The connections that have answered before; the other side may close them at any time. */
    private final Set<HttpConnection> kept;

    private @Nullable HttpClientRequest running;

    ApiCall(
            HttpClient http,
            RequestOptions options,
            @Nullable String json,
            Set<HttpConnection> kept) {
        this.http = http;
        this.options = options;
        this.json = json;
        this.kept = kept;
    }

    /** Asks; once more for each kept connection that turns out to be closed, for reading only. */
    Future<HttpClientResponse> ask() {
        return http.request(options).compose(this::send);
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        running = request;
        HttpConnection connection = request.connection();
        boolean wasKept = kept.contains(connection);
        Promise<HttpClientResponse> response = Promise.promise();
        (json == null ? request.send() : request.send(Buffer.buffer(json)))
                .onSuccess(
                        head -> {
                            kept.add(connection);
                            response.complete(head);
                        })
                .onFailure(
                        broken -> {
                            if (wasKept && options.getMethod().equals(HttpMethod.GET)) {
                                ask().onComplete(response);
                            } else {
                                response.fail(broken);
                            }
                        });
        return response.future();
    }

    /** Gives up: nobody waits for the answer any longer. */
    void end() {
        HttpClientRequest request = running;
        if (request != null) {
            request.reset();
        }
    }
}
