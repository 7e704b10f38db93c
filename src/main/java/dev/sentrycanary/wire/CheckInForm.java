package dev.sentrycanary.wire;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A check-in by plain HTTP, as a crontab sends it with curl: the monitor in the path, the rest in
 * the query or in a JSON object. The query wins.
 *
 * @param slug of the monitor
 * @param query the parameters of the request
 */
public record CheckInForm(String slug, Map<String, String> query) implements BodyForm {
    private static final Pattern SLUG = Pattern.compile("[\\w-]{1,50}");
    private static final Set<String> STATUSES = Set.of("in_progress", "ok", "error");

    public CheckInForm {
        query = Map.copyOf(query);
    }

    @Override
    public Envelope read(Bytes body, EnvelopeLimits limits) {
        ObjectNode checkIn = JsonNodeFactory.instance.objectNode();
        if (body.length() > limits.itemBytes("check_in")) {
            throw WireException.tooLarge("check-in exceeds the size limit");
        }
        if (body.length() > 0) {
            JsonNode given = WireJson.read(body);
            if (!given.isObject()) {
                throw bad("the body is not a JSON object");
            }
            checkIn.setAll((ObjectNode) given);
        }
        for (String name : new String[] {"status", "environment", "check_in_id"}) {
            String value = query.get(name);
            if (value != null) {
                checkIn.put(name, value);
            }
        }
        if (!SLUG.matcher(slug).matches()) {
            throw bad("a slug has letters, digits, - and _, at most 50");
        }
        checkIn.put("monitor_slug", slug);
        id(checkIn);
        if (!STATUSES.contains(checkIn.path("status").asText())) {
            throw bad("status must be in_progress, ok or error");
        }
        duration(checkIn);
        return Envelope.of(
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode().put("type", "check_in"),
                Bytes.of(checkIn.toString()));
    }

    private void duration(ObjectNode checkIn) {
        String text = query.get("duration");
        if (text != null) {
            try {
                checkIn.put("duration", Double.parseDouble(text));
            } catch (NumberFormatException e) {
                throw bad("duration must be a number of seconds");
            }
        }
        JsonNode duration = checkIn.path("duration");
        boolean none = duration.isMissingNode() || duration.isNull();
        if (!none && !(duration.doubleValue() >= 0 && duration.doubleValue() < 1e9)) {
            throw bad("duration must be a number of seconds");
        }
    }

    /** Without an id it is about the monitor's latest check-in, as Sentry has it. */
    private static void id(ObjectNode checkIn) {
        JsonNode given = checkIn.remove("check_in_id");
        if (given == null || given.isNull()) {
            return;
        }
        String id = EventIds.normalize(given.textValue());
        if (id == null) {
            throw bad("check_in_id must be 32 hex digits, with or without dashes");
        }
        checkIn.put("check_in_id", id);
    }

    private static WireException bad(String why) {
        return WireException.malformed("invalid check-in", why);
    }
}
