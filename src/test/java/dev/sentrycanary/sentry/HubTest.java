package dev.sentrycanary.sentry;

import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sentry.IScopes;
import io.sentry.SentryOptions;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(WithDsn.class)
class HubTest {
    @Inject SentryOptions options;
    @Inject IScopes hub;
    @Inject Banner banner;

    @Test
    void the_current_client_runs_on_the_produced_options() {
        assertThat(hub.getOptions()).isSameAs(options);
    }

    @Test
    void the_banner_masks_the_key_and_says_that_the_inbox_is_off() {
        assertThat(banner.lines())
                .hasSizeLessThanOrEqualTo(5)
                .anyMatch(line -> line.startsWith("Events go to: http://***@localhost:"))
                .contains("Environment test, release " + options.getRelease())
                .anyMatch(line -> line.startsWith("Inbox: off"))
                .anyMatch(line -> line.startsWith("Access: callers on this machine are free"))
                .noneMatch(line -> line.contains("key@"));
    }

    @Test
    void structured_logs_are_sent_scrubbed_where_they_are_on() {
        String id = UUID.randomUUID().toString();
        Logger.getLogger("shop.orders").warnf("login %s failed: password=hunter2", id);

        JsonNode batch = SentryReceiver.await("log", SentryReceiver.mentions(id));
        JsonNode log = null;
        for (JsonNode each : batch.get("items")) {
            if (each.get("body").asText().contains(id)) {
                log = each;
            }
        }
        assertThat(log).isNotNull();
        assertThat(log.get("body").asText())
                .isEqualTo("login " + id + " failed: password=[Filtered]");
        assertThat(log.get("level").asText()).isEqualTo("warn");
        assertThat(batch.toString()).doesNotContain("hunter2");
    }
}
