package dev.sentrycanary.sentry.scrub;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Reads the value that starts behind a separator. */
final class Values {
    private static final Set<String> SCHEMES =
            Set.of("bearer", "basic", "token", "digest", "negotiate", "apikey");

    private Values() {}

    /**
     * The pair of {@code key} and the value at {@code start}.
     *
     * @param line whether the value is the whole rest of the line
     * @param escaped whether the text is percent-encoded
     */
    static @Nullable Pair at(String text, String key, int start, boolean line, boolean escaped) {
        int slashes = start;
        while (Chars.at(text, slashes) == '\\') {
            slashes++;
        }
        char c = Chars.at(text, slashes);
        boolean string = c == '"' || c == '\'';
        if (text.startsWith(TextScan.FILTERED, string ? slashes + 1 : start)) {
            return null;
        }
        if (string) {
            int end = closing(text, slashes + 1, c, slashes - start);
            return new Pair(key, text.substring(slashes + 1, end), slashes + 1, end, false, false);
        }
        if (c == '{' || c == '[') {
            int end = balanced(text, start);
            boolean bare = end - start <= 2;
            String value = text.substring(start, end);
            return new Pair(key, value, start, end, bare, json(text, start));
        }
        int end = line ? lineEnd(text, start) : bareEnd(text, start, escaped);
        if (!line && SCHEMES.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
            int next = end;
            while (Chars.at(text, next) == ' ' && next < text.length()) {
                next++;
            }
            end = next > end && next < text.length() ? bareEnd(text, next, escaped) : end;
        }
        if (end == start) {
            return null;
        }
        return new Pair(key, text.substring(start, end), start, end, !line, false);
    }

    /** Whether the key before the value was quoted, so that the text has to stay JSON. */
    private static boolean json(String text, int start) {
        int i = start - 1;
        while (i > 0 && (text.charAt(i) == ' ' || text.charAt(i) == ':')) {
            i--;
        }
        return Chars.at(text, i) == '"' && Chars.at(text, i - 1) != '\\';
    }

    /** The quote that closes a string opened with as many backslashes before its quote. */
    private static int closing(String text, int from, char quote, int slashes) {
        int run = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                run++;
            } else {
                if (c == quote && run % (2 * (slashes + 1)) == slashes) {
                    return i - slashes;
                }
                run = 0;
            }
        }
        return text.length();
    }

    /** The end of the object or array that starts at {@code from}. */
    private static int balanced(String text, int from) {
        int depth = 0;
        boolean string = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                string = !string;
            } else if (!string && (c == '{' || c == '[')) {
                depth++;
            } else if (!string && (c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && "\r\n\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int bareEnd(String text, int from, boolean escaped) {
        int end = from;
        while (end < text.length() && !endsBare(text, end, escaped)) {
            end++;
        }
        return end;
    }

    private static boolean endsBare(String text, int at, boolean escaped) {
        char c = text.charAt(at);
        if (c <= ' ' || "\"'<>".indexOf(c) >= 0) {
            return true;
        }
        if (escaped && c == '%' && text.startsWith("26", at + 1)) {
            return true;
        }
        char next = Chars.at(text, at + 1);
        if (c == '\\') {
            return "\"nrt".indexOf(next) >= 0;
        }
        if (c == ',' || c == '&' || c == ';') {
            return next <= ' ' || startsPair(text, at + 1);
        }
        return ")]}".indexOf(c) >= 0 && (next <= ' ' || ",;.)]}\"'".indexOf(next) >= 0);
    }

    /** Whether a short name and a separator follow. */
    private static boolean startsPair(String text, int from) {
        int end = from;
        while (end - from < 32
                && (Chars.isAlnum(Chars.at(text, end))
                        || "_-.\"[]%".indexOf(Chars.at(text, end)) >= 0)) {
            end++;
        }
        return end > from && (Chars.at(text, end) == '=' || Chars.at(text, end) == ':');
    }
}
