package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/**
 * Calls a target's JSON API without blocking. What it reads is bounded in size and in time; every
 * outcome, however odd, is an {@link ApiAnswer} and never an exception.
 */
public final class ApiClient implements AutoCloseable {
    /** More than Sentry's own limit of an event, tenfold. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int CONNECTIONS = 8;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpClient http;
    private final Set<HttpConnection> kept =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Clock clock;
    private final Duration patience;
    private final int maxBytes;

    /** A client that gives each call {@code patience}. */
    public ApiClient(Vertx vertx, Clock clock, @Nullable ProxyOptions proxy, Duration patience) {
        this(vertx, clock, proxy, patience, MAX_BYTES);
    }

    ApiClient(
            Vertx vertx,
            Clock clock,
            @Nullable ProxyOptions proxy,
            Duration patience,
            int maxBytes) {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxWaitQueueSize(10_000)
                        .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                        .setDecompressionSupported(true)
                        .setKeepAliveTimeout(10)
                        .setName("canary-lookup");
        if (proxy != null) {
            options.setProxyOptions(proxy);
        }
        this.vertx = vertx;
        this.http = vertx.createHttpClient(options);
        this.clock = clock;
        this.patience = patience;
        this.maxBytes = maxBytes;
    }

    Future<ApiAnswer> get(URI uri, @Nullable String token) {
        return call(HttpMethod.GET, uri, token, null);
    }

    /** Reads bytes of any kind; the answer's body tells their size and digest in their place. */
    Future<ApiAnswer> getFile(URI uri, @Nullable String token) {
        return call(HttpMethod.GET, uri, token, null, ApiClient::file);
    }

    /** Calls with a JSON body, null for none. */
    public Future<ApiAnswer> call(
            HttpMethod method, URI uri, @Nullable String token, @Nullable String json) {
        return call(method, uri, token, json, ApiClient::json);
    }

    private Future<ApiAnswer> call(
            HttpMethod method,
            URI uri,
            @Nullable String token,
            @Nullable String json,
            Reader reader) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(method)
                        .setAbsoluteURI(uri.toString())
                        .setFollowRedirects(false)
                        .setTimeout(patience.toMillis())
                        .putHeader("Accept", "application/json, */*;q=0.1")
                        .putHeader("User-Agent", "sentry-canary");
        if (token != null) {
            options.putHeader("Authorization", "Bearer " + token);
        }
        if (json != null) {
            options.putHeader("Content-Type", "application/json");
        }
        Promise<ApiAnswer> answer = Promise.promise();
        ApiCall call = new ApiCall(http, options, json, kept);
        Context loop = vertx.getOrCreateContext();
        // All of it on one event loop: on another thread the answer may have gone by before
        // anybody listens, and a healthy target would look unreachable.
        loop.runOnContext(
                begin ->
                        call.ask()
                                .compose(response -> read(response, reader))
                                .otherwise(ApiClient::failed)
                                .onSuccess(answer::tryComplete));
        return answer.future()
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(
                        late -> {
                            loop.runOnContext(end -> call.end());
                            return Future.succeededFuture(failed(late));
                        });
    }

    private Future<ApiAnswer> read(HttpClientResponse response, Reader reader) {
        Promise<ApiAnswer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        Duration pause = Pauses.asked(response.headers(), clock.instant());
        response.handler(
                part -> {
                    if (body.length() + part.length() > maxBytes) {
                        answer.tryComplete(
                                ApiAnswer.troubled(
                                        response.statusCode(),
                                        Trouble.TOO_LARGE,
                                        "the answer exceeds " + maxBytes + " bytes",
                                        pause));
                        response.request().reset();
                        return;
                    }
                    body.appendBuffer(part);
                });
        response.exceptionHandler(broken -> answer.tryComplete(failed(broken)));
        response.endHandler(end -> answer.tryComplete(judge(response, body, pause, reader)));
        return answer.future();
    }

    private static ApiAnswer judge(
            HttpClientResponse response, Buffer body, Duration pause, Reader reader) {
        int status = response.statusCode();
        return switch (status) {
            case 401 -> ApiAnswer.troubled(status, Trouble.UNAUTHORIZED, "HTTP 401", pause);
            case 403 -> ApiAnswer.troubled(status, Trouble.FORBIDDEN, "HTTP 403", pause);
            case 429 -> ApiAnswer.troubled(status, Trouble.RATE_LIMITED, "HTTP 429", pause);
            default -> {
                if (status != 404 && (status < 200 || status >= 300)) {
                    yield new ApiAnswer(
                            status,
                            json(status, body, pause).body(),
                            Trouble.ERROR,
                            "HTTP " + status + Retirement.told(response.headers()),
                            pause);
                }
                yield status == 404 ? json(status, body, pause) : reader.read(status, body, pause);
            }
        };
    }

    private static ApiAnswer json(int status, Buffer body, Duration pause) {
        if (status == 204) {
            return ApiAnswer.of(status, MissingNode.getInstance(), pause);
        }
        try {
            return ApiAnswer.of(status, WireJson.read(Bytes.of(body.getBytes())), pause);
        } catch (WireException notJson) {
            return ApiAnswer.troubled(
                    status,
                    Trouble.NOT_JSON,
                    "HTTP " + status + " with a body that is not JSON",
                    pause);
        }
    }

    private static ApiAnswer file(int status, Buffer body, Duration pause) {
        FileFacts file = FileFacts.of(body.getBytes());
        return ApiAnswer.of(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("size", file.size())
                        .put("sha256", file.sha256()),
                pause);
    }

    private static ApiAnswer failed(Throwable cause) {
        boolean late =
                cause instanceof TimeoutException
                        || cause instanceof java.net.http.HttpTimeoutException;
        return late
                ? ApiAnswer.troubled(0, Trouble.SLOW, "no complete answer in time", Duration.ZERO)
                : ApiAnswer.troubled(
                        0, Trouble.UNREACHABLE, cause.getClass().getSimpleName(), Duration.ZERO);
    }

    @Override
    public void close() {
        http.close();
    }

    /** Makes an answer of a body. */
    private interface Reader {
        ApiAnswer read(int status, Buffer body, Duration pause);
    }
}
