package dev.sentrycanary.sentry.scrub;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A key with its value in a text: JSON, forms, query strings, headers, XML elements and what people
 * write into log messages.
 *
 * @param key the key as written
 * @param value the value as written
 * @param from where the value starts
 * @param to where it ends
 * @param bare whether the value stands there without quotes or brackets
 * @param quoted whether a replacement needs quotes, because the value was a JSON object or array
 */
record Pair(String key, String value, int from, int to, boolean bare, boolean quoted) {
    /** What people write in the place of a value without telling it. */
    private static final Set<String> WORDS =
            Set.of(
                    "null",
                    "none",
                    "nil",
                    "undefined",
                    "empty",
                    "blank",
                    "missing",
                    "required",
                    "invalid",
                    "expired",
                    "unknown",
                    "must",
                    "may",
                    "should",
                    "cannot",
                    "can",
                    "is",
                    "was",
                    "not",
                    "no",
                    "has",
                    "size",
                    "length",
                    "does",
                    "did",
                    "ok",
                    "failed",
                    "true",
                    "false",
                    "{}",
                    "[]",
                    "?",
                    "%s",
                    "%d",
                    "***",
                    "****",
                    "*****",
                    "********",
                    "<redacted>",
                    "[redacted]");

    private static final Set<String> FILES =
            Set.of("java", "kt", "scala", "groovy", "js", "ts", "py", "html", "rb", "go", "cs");

    private static final Set<String> WHOLE_LINE =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    /** The key whose separator starts at {@code at}, or null. */
    static @Nullable String key(String text, int at) {
        char c = text.charAt(at);
        if (c == '>') {
            return element(text, at);
        }
        return c == '%' && !text.regionMatches(true, at + 1, "3D", 0, 2)
                ? null
                : Keys.before(text, at);
    }

    /** The pair of {@code key} and what stands behind its separator at {@code at}, or null. */
    static @Nullable Pair behind(String text, String key, int at) {
        char separator = text.charAt(at);
        if (separator == '>') {
            int close = text.indexOf('<', at);
            return close <= at + 1 || text.startsWith(TextScan.FILTERED, at + 1)
                    ? null
                    : new Pair(key, text.substring(at + 1, close), at + 1, close, false, false);
        }
        int start = at + (separator == '%' ? 3 : 1);
        while (Chars.at(text, start) == '=' || (separator == '=' && Chars.at(text, start) == '>')) {
            start++;
        }
        if (separator == ':'
                && (Chars.at(text, start) == ':'
                        || Chars.at(text, start) == '/'
                        || isPlace(text, key, start))) {
            return null;
        }
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        boolean line = separator == ':' && WHOLE_LINE.contains(key.toLowerCase(Locale.ROOT));
        return start >= text.length() ? null : Values.at(text, key, start, line, separator == '%');
    }

    /** Whether {@code verdict} on the key means that the value has to go. */
    boolean hiddenBy(KeyVerdict verdict) {
        return verdict.hides(value) && !(bare && WORDS.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** {@code File.java:42}, {@code auth-host:8080} and {@code com.acme.AuthError: message}. */
    private static boolean isPlace(String text, String key, int start) {
        int dot = key.lastIndexOf('.');
        String last = key.substring(dot + 1);
        if (last.endsWith("Exception") || last.endsWith("Error") || FILES.contains(last)) {
            return true;
        }
        if (dot > 0 && !last.isEmpty() && Character.isUpperCase(last.charAt(0))) {
            return true;
        }
        int end = start;
        while (end - start < 6 && Chars.isDigit(Chars.at(text, end))) {
            end++;
        }
        boolean port = end - start >= 2 && end - start <= 5 && !Chars.isAlnum(Chars.at(text, end));
        return port && (key.indexOf('-') > 0 || dot > 0) && Keys.isHost(key);
    }

    /** The name of the XML element whose start tag ends at {@code at}, or null. */
    private static @Nullable String element(String text, int at) {
        int open = at;
        while (open >= 0 && text.charAt(open) != '<') {
            open--;
            if (at - open > 64) {
                return null;
            }
        }
        int end = open + 1;
        while (Chars.isAlnum(Chars.at(text, end)) || "_-.:".indexOf(Chars.at(text, end)) >= 0) {
            end++;
        }
        return open < 0 || end == open + 1 ? null : text.substring(open + 1, end);
    }
}
