package dev.sentrycanary.sentry;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.sentry.ProfileLifecycle;
import io.sentry.SentryOptions.RequestSize;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SentryConfigTest {
    @Test
    void defaults_suit_a_canary() {
        SentryConfig config = config(Map.of(), Map.of());
        assertThat(config.dsn()).isEmpty();
        assertThat(config.sampleRate()).isEqualTo(1.0);
        assertThat(config.tracesSampleRate()).isEqualTo(1.0);
        assertThat(config.profileSessionSampleRate()).isEmpty();
        assertThat(config.maxRequestBodySize()).isEqualTo(RequestSize.MEDIUM);
        assertThat(config.sendDefaultPii()).isFalse();
        assertThat(config.debug()).isFalse();
        assertThat(config.tags()).isEmpty();
        assertThat(config.maxBreadcrumbs()).isEqualTo(100);
        assertThat(config.shutdownTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.proxy().host()).isEmpty();
        assertThat(config.logs().enabled()).isFalse();
    }

    @Test
    void every_name_of_the_environment_is_taken() {
        SentryConfig config =
                config(
                        Map.ofEntries(
                                Map.entry("SENTRY_DSN", "https://k3y@example.com/1"),
                                Map.entry("SENTRY_ENVIRONMENT", "staging"),
                                Map.entry("SENTRY_RELEASE", "app@1"),
                                Map.entry("SENTRY_DIST", "7"),
                                Map.entry("SENTRY_STRICT_TRACE_CONTINUATION", "true"),
                                Map.entry("SENTRY_ORG_ID", "8"),
                                Map.entry("SENTRY_IGNORED_TRANSACTIONS", "a,b.*"),
                                Map.entry("SENTRY_IGNORED_CHECKINS", "c"),
                                Map.entry("SENTRY_SERVER_NAME", "one"),
                                Map.entry("SENTRY_SAMPLE_RATE", "0.5"),
                                Map.entry("SENTRY_TRACES_SAMPLE_RATE", "0.25"),
                                Map.entry("SENTRY_PROFILE_SESSION_SAMPLE_RATE", "0.1"),
                                Map.entry("SENTRY_PROFILE_LIFECYCLE", "manual"),
                                Map.entry("SENTRY_SEND_DEFAULT_PII", "true"),
                                Map.entry("SENTRY_MAX_REQUEST_BODY_SIZE", "always"),
                                Map.entry("SENTRY_DEBUG", "true"),
                                Map.entry("SENTRY_TAGS", "team:web,tier:1"),
                                Map.entry("SENTRY_PROXY", "http://u:p@proxy.example:3128"),
                                Map.entry("SENTRY_IN_APP_INCLUDES", "com.a,com.b"),
                                Map.entry("SENTRY_MAX_BREADCRUMBS", "20"),
                                Map.entry("SENTRY_LOGS_ENABLED", "true"),
                                Map.entry("SENTRY_AUTH_TOKEN", "t"),
                                Map.entry("SENTRY_ORG", "o"),
                                Map.entry("SENTRY_PROJECT", "p"),
                                Map.entry("SENTRY_URL", "https://sentry.example")),
                        Map.of());
        assertThat(config.dsn()).contains("https://k3y@example.com/1");
        assertThat(config.environment()).contains("staging");
        assertThat(config.release()).contains("app@1");
        assertThat(config.dist()).contains("7");
        assertThat(config.strictTraceContinuation()).isTrue();
        assertThat(config.orgId()).contains("8");
        assertThat(config.ignoredTransactions().orElseThrow()).containsExactly("a", "b.*");
        assertThat(config.ignoredCheckins().orElseThrow()).containsExactly("c");
        assertThat(config.serverName()).contains("one");
        assertThat(config.sampleRate()).isEqualTo(0.5);
        assertThat(config.tracesSampleRate()).isEqualTo(0.25);
        assertThat(config.profileSessionSampleRate()).contains(0.1);
        assertThat(config.profileLifecycle()).isEqualTo(ProfileLifecycle.MANUAL);
        assertThat(config.sendDefaultPii()).isTrue();
        assertThat(config.maxRequestBodySize()).isEqualTo(RequestSize.ALWAYS);
        assertThat(config.debug()).isTrue();
        assertThat(config.tagList()).contains(List.of("team:web", "tier:1"));
        assertThat(config.proxy().host()).contains("proxy.example");
        assertThat(config.proxy().port()).isEqualTo(3128);
        assertThat(config.proxy().user()).contains("u");
        assertThat(config.proxy().pass()).contains("p");
        assertThat(config.inAppIncludes())
                .hasValueSatisfying(
                        packages -> assertThat(packages).containsExactly("com.a", "com.b"));
        assertThat(config.maxBreadcrumbs()).isEqualTo(20);
        assertThat(config.logs().enabled()).isTrue();
        assertThat(config.authToken()).contains("t");
        assertThat(config.org()).contains("o");
        assertThat(config.project()).contains("p");
        assertThat(config.url()).contains("https://sentry.example");
    }

    @Test
    void an_empty_value_counts_as_unset() {
        SentryConfig config =
                config(
                        Map.of(
                                "SENTRY_DSN", "",
                                "SENTRY_SAMPLE_RATE", "",
                                "SENTRY_TRACES_SAMPLE_RATE", " ",
                                "SENTRY_MAX_REQUEST_BODY_SIZE", "",
                                "SENTRY_DEBUG", "",
                                "SENTRY_TAGS", "",
                                "SENTRY_PROXY", "",
                                "SENTRY_SHUTDOWN_TIMEOUT", ""),
                        Map.of());
        assertThat(config.dsn()).isEmpty();
        assertThat(config.sampleRate()).isEqualTo(1.0);
        assertThat(config.tracesSampleRate()).isEqualTo(1.0);
        assertThat(config.maxRequestBodySize()).isEqualTo(RequestSize.MEDIUM);
        assertThat(config.debug()).isFalse();
        assertThat(config.tags()).isEmpty();
        assertThat(config.proxy().host()).isEmpty();
        assertThat(config.shutdownTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void tags_can_be_keys_of_their_own() {
        assertThat(config(Map.of(), Map.of("sentry.tags.team", "web")).tags())
                .isEqualTo(Map.of("team", "web"));
    }

    @Test
    void the_log_extension_s_names_answer_where_ours_are_unset() {
        Map<String, String> legacy =
                Map.of(
                        "quarkus.log.sentry.dsn", "https://k3y@legacy.example/1",
                        "quarkus.log.sentry.traces-sample-rate", "0.125",
                        "quarkus.log.sentry.minimum-event-level", "WARN",
                        "quarkus.log.sentry.in-app-packages", "com.legacy");
        SentryConfig config = config(Map.of(), legacy);
        assertThat(config.dsn()).contains("https://k3y@legacy.example/1");
        assertThat(config.tracesSampleRate()).isEqualTo(0.125);
        assertThat(config.logging().minimumEventLevel().getName()).isEqualTo("WARN");
        assertThat(config(Map.of("SENTRY_TRACES_SAMPLE_RATE", "0.5"), legacy).tracesSampleRate())
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SENTRY_SAMPLE_RATE|1.5|sentry.sample-rate is '1.5': allowed is a number from 0.0"
                        + " to 1.0",
                "SENTRY_TRACES_SAMPLE_RATE|lots|sentry.traces-sample-rate is 'lots': allowed is a"
                        + " number from 0.0 to 1.0",
                "SENTRY_DSN|https://k3ysecret@/x|sentry.dsn is '***': allowed is a DSN such as"
                        + " https://<key>@<host>/<project>",
                "SENTRY_DSN|https://k3ysecret@host:99999/1|sentry.dsn is '***': allowed is a DSN",
                "SENTRY_DSN|https://k3ysecret@host/1?k3y=k3y|sentry.dsn is '***': allowed is a DSN",
                "SENTRY_MAX_REQUEST_BODY_SIZE|huge|sentry.max-request-body-size is 'huge': allowed"
                        + " is always, medium, none, small",
                "SENTRY_SHUTDOWN_TIMEOUT|soon|sentry.shutdown-timeout is 'soon': allowed is a"
                        + " duration such as 500ms, 5s or 1m",
                "SENTRY_TAGS|team|sentry.tags is 'team': allowed are tags such as team:web,tier:1",
                "SENTRY_URL|sentry.example|sentry.url is 'sentry.example': allowed is an absolute"
                        + " URL such as https://sentry.example.com",
                "SENTRY_MAX_BREADCRUMBS|0|sentry.max-breadcrumbs is '0': allowed is a whole number"
                        + " from 1 on"
            })
    void a_malformed_value_is_told_in_one_line(String key, String value, String line) {
        Throwable failure = catchThrowable(() -> config(Map.of(key, value), Map.of()));
        assertThat(ConfigFault.describe(failure))
                .hasValueSatisfying(told -> assertThat(told).contains(line).doesNotContain("k3y"));
    }

    static SentryConfig config(Map<String, String> environment, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withCustomizers(new SentryNamesCustomizer())
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new EnvConfigSource(environment, 300))
                .withSources(new PropertiesConfigSource(properties, "file", 250))
                .withMapping(SentryConfig.class)
                .build()
                .getConfigMapping(SentryConfig.class);
    }
}
