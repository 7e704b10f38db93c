package dev.sentrycanary.probe;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.TelemetryIds;

/**
 * Gives each log and metric of a run an id: the protocol gives them none, and without one nobody
 * could tell which of them arrived.
 */
@Singleton
class ItemMarks implements EventProcessor {
    @Override
    public SentryLogEvent process(SentryLogEvent log) {
        if (isOfRun(log.getAttributes())) {
            log.setAttribute(TelemetryIds.ATTRIBUTE, id());
        }
        return log;
    }

    @Override
    public SentryMetricsEvent process(SentryMetricsEvent metric, Hint hint) {
        if (isOfRun(metric.getAttributes())) {
            metric.setAttribute(TelemetryIds.ATTRIBUTE, id());
        }
        return metric;
    }

    private static boolean isOfRun(@Nullable Map<String, ?> attributes) {
        return attributes != null && attributes.containsKey(Tags.RUN);
    }

    private static SentryLogEventAttributeValue id() {
        return new SentryLogEventAttributeValue(
                "string", UUID.randomUUID().toString().replace("-", ""));
    }
}
