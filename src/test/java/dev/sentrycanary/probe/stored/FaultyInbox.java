package dev.sentrycanary.probe.stored;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The embedded inbox with faults allowed and deadlines that a test can wait for. */
public class FaultyInbox implements QuarkusTestProfile {
    public static final String SECRET = "between-inbox-and-receiver";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("canary.inbox.faults.enabled", "true"),
                Map.entry("canary.deadline.captured", "15s"),
                Map.entry("canary.deadline.accepted", "15s"),
                Map.entry("canary.deadline.stored", "10s"),
                Map.entry("canary.deadline.alerted", "12s"),
                Map.entry("sentry.read-timeout", "5s"),
                Map.entry("sentry.ignored-exceptions-for-type", IgnoredTypeException.NAME),
                Map.entry("canary.limit.loopback.burst", "1000000"),
                Map.entry("canary.limit.loopback.per-second", "100000"),
                Map.entry("canary.budget.events-per-hour", "1000000"),
                Map.entry("canary.alert.secret", SECRET),
                Map.entry("test.saboteur", "true"));
    }

    /** Ignored by configuration. */
    public static class IgnoredTypeException extends RuntimeException {
        static final String NAME = "dev.sentrycanary.probe.stored.FaultyInbox$IgnoredTypeException";
        private static final long serialVersionUID = 1L;

        IgnoredTypeException() {
            super("of an ignored type");
        }
    }
}
