package dev.sentrycanary.sentry;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Installs {@link SentryNames} and {@link SwitchConverter}; found through {@code
 * META-INF/services}.
 */
public final class SentryNamesCustomizer implements SmallRyeConfigBuilderCustomizer {
    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withInterceptors(new SentryNames(builder.getDefaultValues()));
        builder.withConverter(Boolean.class, SwitchConverter.PRIORITY, new SwitchConverter());
    }
}
