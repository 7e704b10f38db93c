package dev.sentrycanary.sentry;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Gives the names of this application the meaning that containers expect: an empty value counts as
 * unset, and where a {@code sentry.*} name is unset its {@code quarkus.log.sentry.*} namesake
 * answers.
 */
final class SentryNames implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;

    private static final String LEGACY = "quarkus.log.sentry.";
    private static final Map<String, String> RENAMED =
            Map.ofEntries(
                    Map.entry("sentry.logging.minimum-event-level", "minimum-event-level"),
                    Map.entry(
                            "sentry.logging.minimum-breadcrumb-level", "minimum-breadcrumb-level"),
                    Map.entry("sentry.logging.minimum-level", "level"),
                    Map.entry("sentry.logs.enabled", "log-enabled"),
                    Map.entry("sentry.in-app-includes", "in-app-packages"),
                    Map.entry("sentry.in-app-excludes", "in-app-excluded-packages"),
                    Map.entry("sentry.proxy.user", "proxy.username"),
                    Map.entry("sentry.proxy.pass", "proxy.password"));
    private static final Set<String> SAME =
            Set.of(
                    "sentry.dsn",
                    "sentry.environment",
                    "sentry.release",
                    "sentry.server-name",
                    "sentry.traces-sample-rate",
                    "sentry.debug",
                    "sentry.ignored-exceptions-for-type",
                    "sentry.ignored-errors",
                    "sentry.context-tags",
                    "sentry.proxy.host",
                    "sentry.proxy.port");

    private final transient Map<String, String> defaults;

    /**
     * @param defaults the builder's live map, which mappings registered later fill as well
     */
    SentryNames(Map<String, String> defaults) {
        this.defaults = defaults;
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if ((value == null || value.isDefault()) && name.startsWith("sentry.proxy.")) {
            ConfigValue part = proxyPart(context.proceed("sentry.proxy"), name);
            value = part == null ? value : part;
        }
        if (!name.startsWith("sentry.") && !name.startsWith("canary.")) {
            return value;
        }
        boolean unset = value == null || value.isDefault() || isEmpty(value);
        if (!unset) {
            return value;
        }
        String legacyName = legacy(name);
        if (legacyName != null) {
            ConfigValue legacy = context.proceed(legacyName);
            if (legacy != null && !legacy.isDefault() && !isEmpty(legacy)) {
                return legacy.withName(name);
            }
        }
        if (value == null || !isEmpty(value)) {
            return value;
        }
        String fallback = defaults.get(name);
        return fallback == null ? null : value.withValue(fallback);
    }

    /** {@code SENTRY_PROXY} may be one URL. */
    private static @Nullable ConfigValue proxyPart(@Nullable ConfigValue whole, String name) {
        if (whole == null || isEmpty(whole)) {
            return null;
        }
        String part = ProxyUrl.part(whole.getValue(), name.substring("sentry.proxy.".length()));
        return part == null ? null : whole.withName(name).withValue(part);
    }

    private static boolean isEmpty(ConfigValue value) {
        return value.getValue() == null || value.getValue().isBlank();
    }

    private static @Nullable String legacy(String name) {
        String renamed = RENAMED.get(name);
        if (renamed != null) {
            return LEGACY + renamed;
        }
        return SAME.contains(name) ? LEGACY + name.substring("sentry.".length()) : null;
    }
}
