package dev.sentrycanary.probe.stored;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The embedded inbox with faults allowed and deadlines that a test can wait for. */
public class FaultyInbox implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("canary.inbox.faults.enabled", "true"),
                Map.entry("canary.deadline.captured", "5s"),
                Map.entry("canary.deadline.accepted", "3s"),
                Map.entry("canary.deadline.stored", "3s"),
                Map.entry("canary.deadline.alerted", "4s"),
                Map.entry("sentry.read-timeout", "1s"),
                Map.entry("canary.keep.runs", "2500"));
    }
}
