package dev.sentrycanary.inbox.ring;

import java.net.URI;
import java.time.Clock;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Vertx;

import dev.sentrycanary.access.OwnAddress;
import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.InboxState;
import dev.sentrycanary.inbox.IssueRef;
import dev.sentrycanary.inbox.StoredEnvelope;
import dev.sentrycanary.inbox.fault.Faults;
import dev.sentrycanary.probe.target.AlertSecret;

/**
 * The inbox's one alert rule: it rings for a new issue and for a regression, of events with the tag
 * {@code canary=true}.
 */
@ApplicationScoped
class BellRinger {
    private static final String RECEIVER = "/api/test/sentry/alerts";

    private final Inbox inbox;
    private final InboxState state;
    private final RingConfig config;
    private final HttpServer server;
    private final Vertx vertx;
    private final Bell bell;

    BellRinger(
            Inbox inbox,
            InboxState state,
            RingConfig config,
            HttpServer server,
            Vertx vertx,
            Faults faults,
            AlertSecret secret) {
        this.inbox = inbox;
        this.state = state;
        this.config = config;
        this.server = server;
        this.vertx = vertx;
        this.bell = new Bell(vertx, Clock.systemUTC(), faults, secret.embedded(), config.rule());
    }

    void start(@Observes StartupEvent event) {
        if (state.enabled() && config.enabled()) {
            inbox.subscribe(this::stored);
        }
    }

    private void stored(StoredEnvelope envelope) {
        for (InboxEvent event : envelope.events()) {
            IssueRef issue = event.issue();
            if (issue != null
                    && issue.change() != IssueRef.Change.REPEAT
                    && "true".equals(event.summary().tags().get("canary"))) {
                // The inbox waits for its listeners, so the work begins after this.
                vertx.runOnContext(later -> ring(event, issue.id()));
            }
        }
    }

    private void ring(InboxEvent event, String issue) {
        String base = server.getLocalBaseUri().toString().replaceAll("/+$", "");
        String local = OwnAddress.of(server.getLocalBaseUri()) + RECEIVER;
        bell.ring(event, issue, URI.create(config.url().orElse(local)), base);
    }

    @PreDestroy
    void close() {
        bell.close();
    }
}
