package dev.sentrycanary.cli.setup;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The alert in the two shapes that Sentry knows: it rings when an issue is new or comes back, for
 * events with the tag {@code canary=true}.
 */
final class AlertBodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String RULES = "sentry.rules.";

    private AlertBodies() {}

    /** For {@code POST /organizations/{org}/workflows/}, still without its monitors. */
    static ObjectNode workflow(String name, Installation to) {
        ObjectNode body = JSON.objectNode().put("name", name).put("enabled", true);
        body.putObject("config").put("frequency", 0);
        body.putNull("environment");
        ObjectNode triggers = body.putObject("triggers").put("logicType", "any-short");
        ArrayNode conditions = triggers.putArray("conditions");
        for (String type : List.of("first_seen_event", "regression_event")) {
            conditions.add(condition(type).put("comparison", true));
        }
        triggers.putArray("actions");
        ObjectNode filter = body.putArray("actionFilters").addObject().put("logicType", "all");
        ObjectNode tagged = condition("tagged_event");
        tagged.putObject("comparison").put("key", "canary").put("match", "eq").put("value", "true");
        filter.putArray("conditions").add(tagged);
        ObjectNode action = filter.putArray("actions").addObject().put("type", "sentry_app");
        action.putNull("integrationId");
        action.putObject("data").putArray("settings");
        action.putObject("config")
                .put("targetType", "sentry_app")
                .put("targetIdentifier", to.appId())
                .putNull("targetDisplay");
        action.put("status", "active");
        return body;
    }

    /** For {@code POST /projects/{org}/{project}/rules/}. */
    static ObjectNode rule(String name, Installation to) {
        ObjectNode body =
                JSON.objectNode()
                        .put("name", name)
                        .put("actionMatch", "any")
                        .put("filterMatch", "all")
                        .put("frequency", 5);
        ArrayNode conditions = body.putArray("conditions");
        conditions
                .addObject()
                .put("id", RULES + "conditions.first_seen_event.FirstSeenEventCondition");
        conditions
                .addObject()
                .put("id", RULES + "conditions.regression_event.RegressionEventCondition");
        body.putArray("filters")
                .addObject()
                .put("id", RULES + "filters.tagged_event.TaggedEventFilter")
                .put("key", "canary")
                .put("match", "eq")
                .put("value", "true");
        ObjectNode action =
                body.putArray("actions")
                        .addObject()
                        .put(
                                "id",
                                RULES
                                        + "actions.notify_event_sentry_app"
                                        + ".NotifyEventSentryAppAction")
                        .put("sentryAppInstallationUuid", to.uuid());
        action.putArray("settings");
        return body;
    }

    /**
     * Whether {@code theirs} has all that {@code wanted} has; servers add numbers and defaults of
     * their own, and keep lists in an order of their own.
     */
    static boolean covers(JsonNode theirs, JsonNode wanted) {
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(one -> covers(theirs.path(one.getKey()), one.getValue()));
        }
        if (wanted.isArray()) {
            List<JsonNode> left = new ArrayList<>();
            theirs.forEach(left::add);
            for (JsonNode one : wanted) {
                JsonNode found =
                        left.stream().filter(each -> covers(each, one)).findFirst().orElse(null);
                if (found == null) {
                    return false;
                }
                left.remove(found);
            }
            return left.isEmpty();
        }
        boolean nothing = theirs.isMissingNode() || theirs.isNull();
        return wanted.isNull() ? nothing : theirs.asText().equals(wanted.asText());
    }

    private static ObjectNode condition(String type) {
        return JSON.objectNode().put("type", type).put("conditionResult", true);
    }
}
