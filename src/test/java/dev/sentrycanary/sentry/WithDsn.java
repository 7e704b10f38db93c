package dev.sentrycanary.sentry;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Reports go to a Sentry elsewhere, so the inbox is off. */
public class WithDsn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sentry.logs.enabled", "true");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SentryReceiver.class, Map.of(), true));
    }
}
