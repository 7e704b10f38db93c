package dev.sentrycanary.probe;

import java.time.Duration;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.SentryConfig;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeConfigTest {

    /** Else a target that hangs would be called a sender that stalls, now and then. */
    @Test
    void the_sdk_gives_up_before_the_deadline_of_the_answer() {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(ProbeConfig.class)
                        .withMapping(SentryConfig.class)
                        .build();
        SentryConfig sdk = config.getConfigMapping(SentryConfig.class);
        Duration longest = sdk.connectionTimeout().plus(sdk.readTimeout());

        assertThat(config.getConfigMapping(ProbeConfig.class).deadline().accepted())
                .isGreaterThan(longest);
    }
}
