package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** Without scrubbing, every place where {@code leak} plants a secret tells on it. */
@QuarkusTest
@TestProfile(UnscrubbedLeakTest.Unscrubbed.class)
class UnscrubbedLeakTest {
    /** Nothing is taken out, and cookies and all headers are sent. */
    public static class Unscrubbed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sentry.scrubbing.enabled", "false", "sentry.send-default-pii", "true");
        }
    }

    private static final String LEAKS =
            "receipts.stages.flatten().details.leaks.findAll { it != null }";

    @Test
    void each_place_is_named_and_no_secret_is_repeated() {
        JsonPath run = Client.run("leak", Map.of());

        assertThat(Client.verdict(run)).as(run.prettify()).isEqualTo("failed stored secret_leaked");
        // The first event that leaks decides; the others are still on their way then.
        Patience.await().untilAsserted(() -> assertLeaks(Client.again(run).getList(LEAKS)));
        assertThat(Client.again(run).prettify()).doesNotContain("q7Zx-");
    }

    private static void assertLeaks(List<String> leaks) {
        assertThat(String.join(", ", leaks))
                .contains("request.data.cookies", "request.data.query", "request.data.data")
                .contains("context.nested", "context.password", "breadcrumbs.", "exception.")
                .contains("spans.")
                .containsIgnoringCase("request.data.headers.x-partner-token")
                .containsIgnoringCase("request.data.headers.x-api-key")
                .containsIgnoringCase("request.data.headers.referer");
    }
}
