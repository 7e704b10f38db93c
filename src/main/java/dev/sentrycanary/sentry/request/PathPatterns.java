package dev.sentrycanary.sentry.request;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Paths by pattern, where {@code *} stands for any characters; matched without regular expressions
 * where it can be.
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
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern::equals;
        }
        String start = pattern.substring(0, star);
        if (star == pattern.length() - 1) {
            return path -> path.startsWith(start);
        }
        if (star == 0 && pattern.indexOf('*', 1) < 0) {
            String end = pattern.substring(1);
            return path -> path.endsWith(end);
        }
        Pattern regex =
                Pattern.compile(
                        "\\Q" + pattern.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E",
                        Pattern.DOTALL);
        return path -> regex.matcher(path).matches();
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
