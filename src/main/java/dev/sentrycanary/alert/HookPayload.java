package dev.sentrycanary.alert;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.alerted.Ring;
import dev.sentrycanary.wire.EventIds;

/** Reads what Sentry's webhooks say; kinds that ring nothing are nothing to us. */
final class HookPayload {
    private static final String RUN_TAG = "canary.run";

    private HookPayload() {}

    /**
     * The ring in a webhook.
     *
     * @param resource the header {@code Sentry-Hook-Resource}
     */
    static Optional<Ring> ring(@Nullable String resource, JsonNode body, Instant at) {
        String action = body.path("action").asText();
        if ("event_alert".equals(resource)) {
            return Optional.of(eventAlert(body.path("data"), at));
        }
        if ("issue".equals(resource) && (action.equals("created") || action.equals("unresolved"))) {
            JsonNode issue = body.path("data").path("issue");
            return Optional.of(
                    new Ring(
                            "issue." + action,
                            null,
                            null,
                            text(issue, "id"),
                            null,
                            first(text(issue, "web_url"), text(issue, "permalink")),
                            at));
        }
        return Optional.empty();
    }

    private static Ring eventAlert(JsonNode data, Instant at) {
        JsonNode event = data.path("event");
        return new Ring(
                "event_alert",
                EventIds.normalize(text(event, "event_id")),
                tag(event.path("tags"), RUN_TAG),
                text(event, "issue_id"),
                first(text(data, "triggered_rule"), text(data.path("issue_alert"), "title")),
                text(event, "web_url"),
                at);
    }

    private static @Nullable String tag(JsonNode tags, String name) {
        for (JsonNode pair : tags) {
            if (name.equals(pair.path(0).asText()) || name.equals(pair.path("key").asText())) {
                return pair.isArray() ? pair.path(1).asText() : pair.path("value").asText();
            }
        }
        return null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? value.asText()
                : null;
    }
}
