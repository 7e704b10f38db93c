package dev.sentrycanary.probe.stored;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks for secrets that a scenario planted and that nobody took out on the way. */
final class PlantedSecrets {
    /** Where Sentry's API lists exception, request, breadcrumbs and so on, each with its type. */
    private static final String ENTRIES = "entries";

    private final List<String> traces = new ArrayList<>();

    /** Looks for {@code secrets} plainly, as part of a URL and in Base64. */
    PlantedSecrets(Collection<String> secrets) {
        for (String secret : secrets) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            traces.add(secret);
            traces.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            traces.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        }
        traces.removeIf(String::isEmpty);
    }

    /** Where secrets are, as dotted paths in alphabetical order; never their values. */
    List<String> placesIn(JsonNode stored) {
        Set<String> places = new TreeSet<>();
        if (!traces.isEmpty()) {
            search("", stored, places);
        }
        return List.copyOf(places);
    }

    private void search(String path, JsonNode node, Set<String> places) {
        if (node.isTextual() && isLeak(node.textValue())) {
            places.add(path);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            element(path, i, node.get(i), places);
        }
        node.properties()
                .forEach(
                        field -> {
                            boolean leak = isLeak(field.getKey());
                            String at = join(path, leak ? "(name of a field)" : field.getKey());
                            if (leak) {
                                places.add(at);
                            }
                            search(at, field.getValue(), places);
                        });
    }

    /** By a name where it has one: Sentry lists the parts of an event, and headers as pairs. */
    private void element(String path, int index, JsonNode child, Set<String> places) {
        boolean pair = child.isArray() && child.size() == 2 && child.get(0).isTextual();
        JsonNode name = pair ? child.get(0) : path.equals(ENTRIES) ? child.path("type") : child;
        boolean named = (pair || path.equals(ENTRIES)) && name.isTextual();
        if (!named || isLeak(name.textValue())) {
            search(join(path, String.valueOf(index)), child, places);
        } else {
            search(join(path, name.textValue()), pair ? child.get(1) : child, places);
        }
    }

    private boolean isLeak(String text) {
        return traces.stream().anyMatch(text::contains);
    }

    private static String join(String path, String step) {
        return path.isEmpty() ? step : path + "." + step;
    }
}
