package dev.sentrycanary.inbox.ring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.wire.EventIds;

/** The body of an {@code event_alert} webhook. */
final class AlertPayload {
    private AlertPayload() {}

    /** About {@code event}, as the rule {@code rule} of the inbox at {@code base} sends it. */
    static ObjectNode of(InboxEvent event, String issue, String rule, String base) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("action", "triggered");
        payload.putObject("installation").put("uuid", "00000000-0000-0000-0000-000000000000");
        ObjectNode data = payload.putObject("data");
        ObjectNode about = data.putObject("event");
        about.put("event_id", event.id());
        about.put("issue_id", issue);
        about.put("project", event.project());
        about.put("title", event.summary().title());
        about.put("level", event.summary().level());
        about.put("platform", event.summary().platform());
        about.put("culprit", event.summary().culprit());
        about.put("datetime", event.receivedAt().toString());
        about.put("web_url", base + "/events/" + event.id());
        ArrayNode tags = about.putArray("tags");
        event.summary().tags().forEach((key, value) -> tags.addArray().add(key).add(value));
        data.put("triggered_rule", rule);
        payload.putObject("actor")
                .put("type", "application")
                .put("id", "inbox")
                .put("name", "Inbox");
        return payload;
    }

    /** The same alert, about an event and an issue that nobody knows. */
    static ObjectNode aboutAnother(ObjectNode payload) {
        ObjectNode other = payload.deepCopy();
        if (other.path("data").path("event") instanceof ObjectNode event) {
            event.put("event_id", EventIds.random());
            event.put("issue_id", "0");
            event.putArray("tags");
        }
        return other;
    }
}
