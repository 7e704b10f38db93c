package dev.sentrycanary.scenario.expect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * An event's JSON, read by dotted paths such as {@code exception.-1.type} or {@code tags.canary}.
 * Numbers index lists, negative ones from the end. Sentry writes the same thing in several ways;
 * the tree reads {@code {"values": […]}} as the list within, and tags as pairs, objects or a map.
 *
 * @param root the event's payload as maps, lists and scalars
 */
public record EventTree(Map<String, ?> root) {

    /** The value at {@code path}; JSON null counts as absent. */
    public Optional<Object> at(String path) {
        @Nullable Object node = root;
        for (String step : path.split("\\.", -1)) {
            node = step(node, step);
        }
        return Optional.ofNullable(node);
    }

    /** The scalar at {@code path} as text. */
    public Optional<String> text(String path) {
        return at(path).map(String::valueOf);
    }

    /** The list at {@code path}; empty where there is none. */
    public List<?> list(String path) {
        return at(path).map(EventTree::asList).orElse(List.of());
    }

    private static @Nullable Object step(@Nullable Object node, String step) {
        if (node instanceof Map<?, ?> map && map.containsKey(step)) {
            return map.get(step);
        }
        List<?> list = node == null ? List.of() : asList(node);
        if (step.matches("-?\\d{1,6}")) {
            int index = Integer.parseInt(step);
            int at = index < 0 ? list.size() + index : index;
            return at >= 0 && at < list.size() ? list.get(at) : null;
        }
        return list.stream()
                .filter(pair -> step.equals(key(pair)))
                .map(EventTree::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<?> asList(Object node) {
        if (node instanceof Map<?, ?> map && map.get("values") instanceof Collection<?> values) {
            return List.copyOf(values);
        }
        return node instanceof Collection<?> values ? List.copyOf(values) : List.of();
    }

    private static @Nullable Object key(Object pair) {
        if (pair instanceof List<?> list && list.size() == 2) {
            return list.get(0);
        }
        return pair instanceof Map<?, ?> map ? map.get("key") : null;
    }

    private static @Nullable Object value(Object pair) {
        if (pair instanceof List<?> list) {
            return list.get(1);
        }
        return pair instanceof Map<?, ?> map ? map.get("value") : null;
    }
}
