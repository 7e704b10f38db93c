package dev.sentrycanary.sentry.scrub;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads the key that ends before a separator. */
final class Keys {
    private static final int LONGEST = 64;
    private static final String ESCAPED_PARTS = "5B5D5b5d2D2d2E2e5F5f";

    private Keys() {}

    /** The key before the separator at {@code at}, or null. */
    static @Nullable String before(String text, int at) {
        int end = at;
        while (end > 0 && text.charAt(end - 1) == ' ' && at - end < 4) {
            end--;
        }
        char last = Chars.at(text, end - 1);
        if (last == '"' || last == '\'') {
            return quoted(text, end - 1, last);
        }
        int start = end;
        while (start > 0 && end - start < LONGEST && isKeyChar(text.charAt(start - 1))) {
            start--;
        }
        return start == end ? null : decoded(text.substring(start, end));
    }

    private static @Nullable String quoted(String text, int close, char quote) {
        int end = close;
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        for (int i = end - 1; i >= 0 && end - i <= LONGEST; i--) {
            if (text.charAt(i) == quote) {
                return text.substring(i + 1, end);
            }
        }
        return null;
    }

    /** What stands behind the last escape that is no part of a name. */
    private static String decoded(String key) {
        int percent = key.lastIndexOf('%');
        while (percent >= 0) {
            int end = Math.min(key.length(), percent + 3);
            if (!ESCAPED_PARTS.contains(key.substring(percent + 1, end)) || end < percent + 3) {
                return key.substring(end);
            }
            percent = percent == 0 ? -1 : key.lastIndexOf('%', percent - 1);
        }
        return key;
    }

    /** Whether a dotted or dashed name ends in a word that is not itself the name of a secret. */
    static boolean isHost(String key) {
        List<String> words = KeyRules.words(key);
        if (words.isEmpty()) {
            return true;
        }
        String last = words.get(words.size() - 1);
        return !KeyWords.WHOLE.contains(last) && !KeyWords.PARTIAL.contains(last);
    }

    private static boolean isKeyChar(char c) {
        return Chars.isAlnum(c) || "_-.[]%$".indexOf(c) >= 0;
    }
}
