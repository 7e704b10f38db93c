package dev.sentrycanary.web.spotlight;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxConfig;
import dev.sentrycanary.inbox.InboxState;
import dev.sentrycanary.inbox.SpotlightSubmission;
import dev.sentrycanary.inbox.StoredEnvelope;
import dev.sentrycanary.problem.OtherMethods;
import dev.sentrycanary.web.live.SseMessage;
import dev.sentrycanary.web.live.SseStream;

/** The addresses of Spotlight's sidecar. */
@ApplicationScoped
class SpotlightRoutes {
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 3;
    private static final String TYPE = "application/x-sentry-envelope";
    private static final long TICK_MILLIS = 200;
    private static final long HEARTBEAT_TICKS = 15_000 / TICK_MILLIS;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int AT_ONCE = 50;
    private static final int REPLAYED = 500;
    private static final int MOST_READERS = 100;

    private final Inbox inbox;
    private final InboxState state;
    private final InboxConfig config;
    private final Vertx vertx;
    private final Map<SseStream, Cursor> readers = new ConcurrentHashMap<>();
    private long timer;
    private long ticks;

    private record Cursor(long sequence, String type) {}

    SpotlightRoutes(Inbox inbox, InboxState state, InboxConfig config, Vertx vertx) {
        this.inbox = inbox;
        this.state = state;
        this.config = config;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        if (state.enabled()) {
            router.route("/stream")
                    .method(HttpMethod.POST)
                    .method(HttpMethod.OPTIONS)
                    .order(ORDER)
                    .handler(this::post);
            at(router, "/stream", HttpMethod.GET, HttpMethod.POST)
                    .method(HttpMethod.GET)
                    .handler(this::open);
            at(router, "/envelope/:id", HttpMethod.GET, HttpMethod.HEAD).handler(this::envelope);
            at(router, "/clear", HttpMethod.DELETE).handler(this::clear);
            at(router, "/health", HttpMethod.GET, HttpMethod.HEAD).handler(SpotlightRoutes::health);
            timer = vertx.setPeriodic(TICK_MILLIS, id -> tick());
        }
    }

    private static Route at(Router router, String path, HttpMethod... methods) {
        OtherMethods.refuse(router.route(path), methods);
        return router.route(path);
    }

    /** Else the end of the application would wait for readers. */
    void ending(@Observes ShutdownDelayInitiatedEvent event) {
        readers.keySet().forEach(SseStream::end);
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void post(RoutingContext context) {
        SpotlightSubmission.forward(context, config.project());
    }

    private void open(RoutingContext context) {
        if (readers.size() >= MOST_READERS) {
            context.response().setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        Long last = SpotlightEnvelope.sequence(context.request().getHeader("Last-Event-ID"));
        long received = inbox.stats().received();
        // Who knows more than there is has read a process before this one.
        boolean known = last != null && last <= received;
        long from = known ? last : Math.max(0, received - REPLAYED);
        context.response().putHeader("X-Powered-By", "spotlight-by-sentry");
        SseStream[] self = new SseStream[1];
        self[0] =
                SseStream.start(
                        context.request(),
                        PATIENCE_NANOS,
                        () -> {
                            if (self[0] != null) {
                                readers.remove(self[0]);
                            }
                        });
        self[0].heartbeat();
        String type = context.queryParams().contains("base64") ? TYPE + ";base64" : TYPE;
        readers.put(self[0], new Cursor(from, type));
    }

    private void tick() {
        boolean beat = ++ticks % HEARTBEAT_TICKS == 0;
        long now = System.nanoTime();
        readers.forEach(
                (stream, cursor) -> {
                    if (stream.ready(now)) {
                        readers.computeIfPresent(stream, (s, c) -> tell(s, c));
                        if (beat) {
                            stream.heartbeat();
                        }
                    }
                });
    }

    private Cursor tell(SseStream stream, Cursor cursor) {
        long sequence = cursor.sequence();
        for (StoredEnvelope stored : inbox.envelopesSince(sequence).limit(AT_ONCE).toList()) {
            stream.send(
                    new SseMessage(
                            SpotlightEnvelope.id(stored),
                            cursor.type(),
                            SpotlightEnvelope.json(stored)));
            sequence = stored.sequence();
        }
        return new Cursor(sequence, cursor.type());
    }

    private void envelope(RoutingContext context) {
        Long sequence = SpotlightEnvelope.sequence(context.pathParam("id"));
        Optional<StoredEnvelope> found =
                sequence == null ? Optional.empty() : inbox.envelope(sequence);
        if (found.isEmpty()) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader("Content-Type", TYPE)
                .putHeader("Content-Disposition", "attachment; filename=\"envelope.bin\"")
                .end(Buffer.buffer(found.get().envelope().raw().toByteArray()));
    }

    private void clear(RoutingContext context) {
        inbox.clear();
        context.response().putHeader("Content-Type", "text/plain").end("Cleared");
    }

    private static void health(RoutingContext context) {
        context.response().putHeader("Content-Type", "text/plain").end("OK");
    }
}
