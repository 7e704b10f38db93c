package dev.sentrycanary.inbox.ring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.fault.Fault;
import dev.sentrycanary.inbox.fault.FaultPoint;
import dev.sentrycanary.inbox.fault.Faults;

/** Sends webhooks over HTTP, one attempt each, as Sentry does. */
final class Bell implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Bell.class);
    private static final Duration STALE = Duration.ofHours(1);
    private static final int WAITING = 256;
    private static final int CONNECTIONS = 4;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int OVERSIZE = 3 * 1024 * 1024;

    private final Vertx vertx;
    private final Clock clock;
    private final HttpClient http;
    private final Faults faults;
    private final String secret;
    private final String rule;
    private volatile @Nullable Hook last;

    Bell(Vertx vertx, Clock clock, Faults faults, String secret, String rule) {
        this.vertx = vertx;
        this.clock = clock;
        this.faults = faults;
        this.secret = secret;
        this.rule = rule;
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(CONNECTIONS)
                                .setMaxWaitQueueSize(WAITING)
                                .setConnectTimeout(TIMEOUT_MILLIS)
                                .setName("inbox-bell"));
    }

    /** Rings for one event of an issue. */
    void ring(InboxEvent event, String issue, URI to, String base) {
        ObjectNode payload = AlertPayload.of(event, issue, rule, base);
        Hook hook = signed(payload);
        Fault fault = faults.take(FaultPoint.ALERT).orElse(null);
        if (fault == null) {
            last = hook;
            post(hook, to);
        } else {
            misbehave(fault, payload, to);
        }
    }

    private void misbehave(Fault fault, ObjectNode payload, URI to) {
        String body = payload.toString();
        switch (fault.kind()) {
            case LATE_ALERT ->
                    vertx.setTimer(
                            Math.max(1, fault.delay().toMillis()),
                            late -> post(signed(payload), to));
            case WRONG_SIGNATURE -> post(Hook.signed(body, clock.instant(), secret + "?"), to);
            case REPLAYED_ALERT -> {
                Hook earlier = last;
                if (earlier != null) {
                    post(earlier, to);
                }
            }
            case STALE_ALERT -> post(Hook.signed(body, clock.instant().minus(STALE), secret), to);
            case OTHER_EVENT_ALERT -> post(signed(AlertPayload.aboutAnother(payload)), to);
            case OVERSIZED_ALERT ->
                    post(signed(payload.deepCopy().put("padding", "x".repeat(OVERSIZE))), to);
            default -> LOG.debugf("No alert, as asked for: %s", fault.kind());
        }
    }

    private Hook signed(ObjectNode payload) {
        return Hook.signed(payload.toString(), clock.instant(), secret);
    }

    private void post(Hook hook, URI to) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(to.toString())
                        .setTimeout(TIMEOUT_MILLIS)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Request-ID", hook.requestId())
                        .putHeader("Sentry-Hook-Resource", "event_alert")
                        .putHeader("Sentry-Hook-Timestamp", Long.toString(hook.timestamp()))
                        .putHeader("Sentry-Hook-Signature", hook.signature());
        http.request(options)
                .compose(request -> send(request, hook))
                .onFailure(
                        broken ->
                                LOG.warnf("An alert of the inbox did not get through: %s", broken));
    }

    private static Future<Void> send(HttpClientRequest request, Hook hook) {
        return request.send(hook.body())
                .compose(
                        response -> {
                            if (response.statusCode() >= 300) {
                                LOG.warnf(
                                        "The receiver refused an alert of the inbox: HTTP %s",
                                        response.statusCode());
                            }
                            return response.end();
                        });
    }

    @Override
    public void close() {
        http.close();
    }
}
