package dev.sentrycanary.sentry.transport;

import java.util.List;
import java.util.Map;

import io.sentry.DataCategory;

/** In which of Sentry's data categories an envelope is limited. */
final class Categories {
    private static final Map<String, DataCategory> BY_TYPE =
            Map.of(
                    "event", DataCategory.Error,
                    "transaction", DataCategory.Transaction,
                    "check_in", DataCategory.Monitor,
                    "feedback", DataCategory.Feedback,
                    "session", DataCategory.Session,
                    "log", DataCategory.LogItem,
                    "trace_metric", DataCategory.TraceMetric,
                    "profile_chunk", DataCategory.ProfileChunk);

    private Categories() {}

    /** That of the first item that has one; the others come along. */
    static DataCategory of(List<String> itemTypes) {
        for (String type : itemTypes) {
            DataCategory category = BY_TYPE.get(type);
            if (category != null) {
                return category;
            }
        }
        return DataCategory.Unknown;
    }
}
