package dev.sentrycanary.sentry.request;

import java.util.List;
import java.util.function.Predicate;

/**
 * Paths by pattern, where {@code *} stands for any characters. Every request is held against all of
 * them, so there is no regular expression in it.
 */
public final class PathPatterns implements Predicate<String> {
    private final List<Predicate<String>> patterns;

    /**
     * Compiles the patterns; what begins with neither a slash nor a star is no path and is left
     * out.
     */
    public PathPatterns(List<String> patterns) {
        this.patterns =
                patterns.stream()
                        .map(String::strip)
                        .filter(p -> p.startsWith("/") || p.startsWith("*"))
                        .map(PathPatterns::compile)
                        .toList();
    }

    private static Predicate<String> compile(String pattern) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern::equals;
        }
        String start = parts[0];
        String end = parts[parts.length - 1];
        if (parts.length == 2) {
            return path -> holds(path, start, end);
        }
        return path -> holds(path, start, end) && inOrder(path, parts);
    }

    private static boolean holds(String path, String start, String end) {
        return path.length() >= start.length() + end.length()
                && path.startsWith(start)
                && path.endsWith(end);
    }

    /** Whether the parts between the first and the last follow one another between those. */
    private static boolean inOrder(String path, String[] parts) {
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = path.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= path.length() - parts[parts.length - 1].length();
    }

    @Override
    public boolean test(String path) {
        for (Predicate<String> pattern : patterns) {
            if (pattern.test(path)) {
                return true;
            }
        }
        return false;
    }
}
