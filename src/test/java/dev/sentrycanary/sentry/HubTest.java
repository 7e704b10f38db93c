package dev.sentrycanary.sentry;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sentry.IScopes;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(HubTest.WithDsn.class)
class HubTest {
    @Inject SentryOptions options;
    @Inject IScopes hub;

    @Test
    void the_current_client_runs_on_the_produced_options() {
        assertThat(hub.getOptions()).isSameAs(options);
    }

    public static class WithDsn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sentry.dsn", "http://key@localhost:1/1");
        }
    }
}
