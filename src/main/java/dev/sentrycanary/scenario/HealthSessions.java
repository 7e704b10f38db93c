package dev.sentrycanary.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.ISentryClient;
import io.sentry.Sentry;
import io.sentry.Session;

import dev.sentrycanary.scenario.expect.Expectation;
import dev.sentrycanary.sentry.SentryConfig;

/**
 * Three sessions of release health. They never touch the session of the current scope, and they
 * count for a release of the canary's own: a crash on purpose must not spoil the figures of the
 * service.
 */
@ApplicationScoped
class HealthSessions implements Scenario {
    private static final String RELEASE = "canary-sessions@";
    private static final String SHARED = RELEASE + "1.0.0";
    private static final Duration LASTED = Duration.ofSeconds(2);

    private final boolean inInbox;

    HealthSessions(SentryConfig config) {
        this.inInbox = config.dsn().isEmpty() || config.kind() == SentryConfig.Kind.INBOX;
    }

    @Override
    public String name() {
        return "session";
    }

    @Override
    public String summary() {
        return "Release-health sessions under a release of the canary's own: healthy, errored,"
                + " crashed";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.SESSION, 3));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                        "release",
                        "a release for each execution, whose counts can be read back, or one shared"
                                + " by all; auto: each on the built-in inbox, shared elsewhere",
                        "auto",
                        "each",
                        "shared"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.SESSION, "count", 1),
                new Expectation(
                        EventKind.SESSION,
                        "it counts as healthy, errored or crashed",
                        session -> {
                            String status = session.text("status").orElse("nothing");
                            return List.of("healthy", "errored", "crashed").contains(status)
                                    ? Optional.empty()
                                    : Optional.of("it counts as " + status);
                        }));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        String release = release(call.text("release"));
        return Map.of(
                "release",
                release,
                "healthy",
                send(release, Session.State.Exited, 0),
                "errored",
                send(release, Session.State.Exited, 1),
                "crashed",
                send(release, Session.State.Crashed, 1));
    }

    private String release(String choice) {
        boolean each = choice.equals("each") || (choice.equals("auto") && inInbox);
        return each ? RELEASE + UUID.randomUUID().toString().replace("-", "") : SHARED;
    }

    private static String send(String release, Session.State state, int errors) {
        String id = UUID.randomUUID().toString();
        Instant end = Instant.now();
        Session session =
                new Session(
                        state,
                        Date.from(end.minus(LASTED)),
                        Date.from(end),
                        errors,
                        null,
                        id,
                        true,
                        end.toEpochMilli(),
                        (double) LASTED.toSeconds(),
                        null,
                        null,
                        Sentry.getCurrentScopes().getOptions().getEnvironment(),
                        release,
                        null);
        ISentryClient client = Sentry.getGlobalScope().getClient();
        client.captureSession(session);
        return id;
    }
}
