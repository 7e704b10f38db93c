package dev.sentrycanary.debug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EffectiveConfigTest {
    private static final List<String> SECRET =
            List.of(
                    "sentry.auth-token",
                    "sentry.proxy",
                    "sentry.proxy.user",
                    "sentry.proxy.pass",
                    "canary.access.token",
                    "canary.alert.secret",
                    "canary.inbox.key",
                    "canary.inbox.alert.url",
                    "canary.watch.heartbeat.url");

    @Test
    void every_secret_is_masked_in_its_own_place_and_elsewhere() {
        Map<String, String> values = new LinkedHashMap<>();
        SECRET.forEach(name -> values.put(name, "plain-" + name.replace('.', '-')));
        values.put("sentry.release", "built with plain-canary-access-token");
        EffectiveConfig config = new EffectiveConfig(config(values));

        SECRET.forEach(name -> assertThat(config.shown()).containsEntry(name, "***"));
        StringBuilder text = new StringBuilder();
        config.shown().forEach((name, value) -> text.append(name).append('=').append(value));
        assertThat(config.without(text.toString())).doesNotContain("plain-");
    }

    @Test
    void of_a_dsn_the_key_is_masked_and_the_place_shown() {
        EffectiveConfig config =
                new EffectiveConfig(
                        config(Map.of("sentry.dsn", "https://abcdef@sentry.example/42")));

        assertThat(config.shown()).containsEntry("sentry.dsn", "https://***@sentry.example/42");
    }

    @Test
    void switches_and_all_else_of_ours_are_shown() {
        EffectiveConfig config =
                new EffectiveConfig(
                        config(
                                Map.of(
                                        "canary.inbox.enforce-key", "true",
                                        "sentry.traces-sample-rate", "0.5",
                                        "quarkus.http.port", "1")));

        assertThat(config.shown())
                .containsEntry("canary.inbox.enforce-key", "true")
                .containsEntry("sentry.traces-sample-rate", "0.5")
                .doesNotContainKey("quarkus.http.port");
    }

    @Test
    void a_value_that_refers_to_nothing_is_left_out() {
        EffectiveConfig config =
                new EffectiveConfig(config(Map.of("sentry.dist", "${no.such.key}")));

        assertThat(config.shown()).doesNotContainKey("sentry.dist");
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
