package dev.sentrycanary.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A search in the form {@code name:value name:"value"}; all must hold.
 *
 * @param terms values by name
 */
record RowQuery(Map<String, String> terms) {
    private static final int MOST = 4096;
    private static final Pattern TERM = Pattern.compile("([^\\s:\"]+):(?:\"([^\"]*)\"|(\\S+))");

    RowQuery {
        terms = Map.copyOf(terms);
    }

    static RowQuery parse(@Nullable String text) {
        Map<String, String> terms = new LinkedHashMap<>();
        String bounded = text == null ? "" : text.substring(0, Math.min(MOST, text.length()));
        Matcher matcher = TERM.matcher(bounded);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            terms.put(matcher.group(1), quoted == null ? matcher.group(3) : quoted);
        }
        return new RowQuery(terms);
    }

    /** Rules out by its summary what need not be read. */
    boolean mayMatch(InboxEvent event) {
        Map<String, String> tags = event.summary().tags();
        return terms.entrySet().stream()
                .allMatch(
                        term ->
                                tags.getOrDefault(term.getKey(), term.getValue())
                                        .equals(term.getValue()));
    }

    boolean matches(JsonNode row) {
        return terms.entrySet().stream()
                .allMatch(term -> term.getValue().equals(Json.text(row, term.getKey())));
    }
}
