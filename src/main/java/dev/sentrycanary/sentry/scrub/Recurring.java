package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;

import org.jspecify.annotations.Nullable;

/**
 * The list of modules comes again with each error, the same two hundred names and versions, and is
 * most of what there is to scrub in a plain one: what became of it the last time is remembered.
 */
final class Recurring {
    private static final String NAME = "modules";

    /** Nobody has so many: a longer list is not worth the memory. */
    private static final int MOST = 5_000;

    private volatile @Nullable Known last;

    /** Scrubs a map that is not known yet. */
    interface Scrubbing {
        String json(Map<String, String> map) throws IOException;
    }

    private record Known(Map<String, String> map, String json) {}

    /** The JSON of {@code map}, which stands behind {@code name}; null where it is no such list. */
    @Nullable String json(String name, Map<?, ?> map, Scrubbing scrubbing) throws IOException {
        if (!name.equals(NAME) || map.size() > MOST) {
            return null;
        }
        Known known = last;
        if (known != null && known.map.equals(map)) {
            return known.json;
        }
        Map<String, String> copy = new HashMap<>();
        for (Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)
                    || !(entry.getValue() instanceof String value)) {
                return null;
            }
            copy.put(key, value);
        }
        String json = scrubbing.json(copy);
        last = new Known(copy, json);
        return json;
    }
}
