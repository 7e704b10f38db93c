package dev.sentrycanary.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.problem.OtherMethods;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.web.live.Change;
import dev.sentrycanary.web.live.LiveFeed;
import dev.sentrycanary.web.live.SseMessage;
import dev.sentrycanary.web.live.SseStream;

/**
 * {@code GET /live}: what changes on the page that is open. Readers are told a few times a second,
 * however much comes in; one who does not read is dropped, and whoever comes back catches up.
 */
@ApplicationScoped
class LiveRoute {
    private static final Logger LOG = Logger.getLogger(LiveRoute.class);
    private static final long TICK_MILLIS = 200;
    private static final long HEARTBEAT_TICKS = 15_000 / TICK_MILLIS;
    private static final long SUITE_TICKS = 500 / TICK_MILLIS;
    private static final long RETRY_MILLIS = 2_000;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_READERS = 200;

    private final LiveFeed feed;
    private final LiveRenderer renderer;
    private final Inbox inbox;
    private final ReceiptLedger ledger;
    private final ReachedStages stages;
    private final Vertx vertx;
    private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
    private long timer;
    private long ticks;

    LiveRoute(
            LiveFeed feed,
            LiveRenderer renderer,
            Inbox inbox,
            ReceiptLedger ledger,
            ReachedStages stages,
            Vertx vertx) {
        this.feed = feed;
        this.renderer = renderer;
        this.inbox = inbox;
        this.ledger = ledger;
        this.stages = stages;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        inbox.subscribe(
                envelope ->
                        envelope.events()
                                .forEach(e -> feed.add(Change.Kind.EVENT, "" + e.sequence())));
        ledger.onChange(change -> feed.add(Change.Kind.RUN, change.run()));
        timer = vertx.setPeriodic(TICK_MILLIS, id -> tick());
    }

    /** Else the end of the application would wait for pages that are open. */
    void ending(@Observes ShutdownDelayInitiatedEvent event) {
        readers.forEach(reader -> reader.stream().end());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    void install(@Observes Router router) {
        OtherMethods.refuse(router.route("/live"), HttpMethod.GET);
        router.route(HttpMethod.GET, "/live").handler(this::open);
    }

    private void open(RoutingContext context) {
        if (readers.size() >= MOST_READERS) {
            context.response().setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        String resume = context.request().getHeader("Last-Event-ID");
        String known = resume == null ? context.queryParams().get("after") : resume;
        long position = known == null ? feed.last() : feed.parse(known);
        LiveReader[] self = new LiveReader[1];
        SseStream stream =
                SseStream.start(
                        context.request(),
                        PATIENCE_NANOS,
                        () -> {
                            if (self[0] != null) {
                                readers.remove(self[0]);
                            }
                        });
        String topic = context.queryParams().get("on");
        self[0] =
                new LiveReader(
                        stream,
                        topic == null ? "" : topic,
                        EventFilter.of(context.queryParams().get("q"), stages),
                        position);
        stream.retry(RETRY_MILLIS);
        readers.add(self[0]);
    }

    private void tick() {
        boolean beat = ++ticks % HEARTBEAT_TICKS == 0;
        long now = System.nanoTime();
        for (LiveReader reader : readers) {
            if (reader.stream().ready(now)) {
                try {
                    tell(reader);
                    if (ticks % SUITE_TICKS == 0) {
                        tellSuite(reader);
                    }
                } catch (RuntimeException e) {
                    LOG.warn("A live update could not be rendered; the page shows it anew", e);
                }
                if (beat) {
                    reader.stream().heartbeat();
                }
            }
        }
    }

    /** It comes on with its runs, and a little after them: looked at instead of listened to. */
    private void tellSuite(LiveReader reader) {
        renderer.suite(reader)
                .ifPresent(
                        html ->
                                reader.stream()
                                        .send(
                                                new SseMessage(
                                                        feed.name(reader.position()),
                                                        "outcome",
                                                        html)));
    }

    private void tell(LiveReader reader) {
        long known = reader.position();
        long newest = feed.last();
        if (known == newest) {
            return;
        }
        List<Change> changes = feed.after(known);
        reader.advanceTo(newest);
        if (changes == null) {
            // The reader was away for too long, or knows a process before this one.
            reader.stream().send(new SseMessage(feed.name(newest), "stale", ""));
            return;
        }
        List<Map.Entry<String, String>> messages = renderer.render(reader, changes);
        for (int i = 0; i < messages.size(); i++) {
            // Only the last one moves the reader on: a break before it repeats them all.
            String id = feed.name(i == messages.size() - 1 ? newest : known);
            reader.stream()
                    .send(new SseMessage(id, messages.get(i).getKey(), messages.get(i).getValue()));
        }
    }
}
