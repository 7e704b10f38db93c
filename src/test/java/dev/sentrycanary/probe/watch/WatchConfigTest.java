package dev.sentrycanary.probe.watch;

import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.ConfigFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class WatchConfigTest {
    private static WatchConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .withMapping(WatchConfig.class)
                .build()
                .getConfigMapping(WatchConfig.class);
    }

    @Test
    void there_is_no_schedule_by_default() {
        WatchConfig config = config(Map.of());
        assertThat(config.every()).isEmpty();
        assertThat(config.cron()).isEmpty();
        assertThat(config.scenarios()).containsExactly("exception");
        assertThat(config.stage()).isEqualTo(Stage.ALERTED);
        assertThat(config.environment()).isEqualTo("canary");
        assertThat(config.heartbeat().url()).isEmpty();
        assertThat(config.lease().kind()).isEqualTo(LeaseKind.NONE);
    }

    @Test
    void an_empty_value_counts_as_unset() {
        WatchConfig config =
                config(
                        Map.of(
                                "canary.watch.every", "",
                                "canary.watch.cron", "",
                                "canary.watch.heartbeat.url", ""));
        assertThat(config.every()).isEmpty();
        assertThat(config.cron()).isEmpty();
        assertThat(config.heartbeat().url()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary.watch.every|soon|canary.watch.every is 'soon': allowed is a duration from"
                        + " 1s to 168h",
                "canary.watch.every|10ms|canary.watch.every is '10ms': allowed is a duration from"
                        + " 1s to 168h",
                "canary.watch.cron|* * *|canary.watch.cron is '* * *': allowed is a crontab line of"
                        + " five fields that comes true, such as */5 * * * *",
                "canary.watch.cron|0 0 30 2 *|canary.watch.cron is '0 0 30 2 *': allowed is a"
                        + " crontab line of five fields that comes true, such as */5 * * * *",
                "canary.watch.jitter|2|canary.watch.jitter is '2': allowed is a number from 0.0 to"
                        + " 1.0",
                "canary.watch.stage|end|canary.watch.stage is 'end': allowed is accepted, alerted,"
                        + " captured, stored",
                "canary.watch.heartbeat.url|file:///key|canary.watch.heartbeat.url is '***':"
                        + " allowed is an http or https address"
            })
    void a_malformed_value_is_told_in_one_line(String key, String value, String line) {
        Throwable failure = catchThrowable(() -> config(Map.of(key, value)));
        assertThat(ConfigFault.describe(failure)).contains(line);
    }
}
