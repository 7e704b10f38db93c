package dev.sentrycanary.sentry.scrub;

import org.jspecify.annotations.Nullable;

/** One pass over one text; never goes back further than a key is long, so its cost is linear. */
final class TextScan {
    static final String FILTERED = "[Filtered]";

    private final String text;
    private final KeyRules keys;
    private @Nullable StringBuilder out;
    private int copied;
    private boolean keyHit;

    TextScan(String text, KeyRules keys) {
        this.text = text;
        this.keys = keys;
    }

    /** Whether a secret was found by the key before it, so that its parts may stand elsewhere. */
    boolean keyHit() {
        return keyHit;
    }

    /** The text without its secrets; the same object if it has none. */
    String run() {
        boolean wordStart = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Chars.isAlnum(c)) {
                int next = wordStart ? word(i, c) : -1;
                wordStart = next >= 0;
                i = next >= 0 ? next : i + 1;
            } else {
                wordStart = true;
                int next = mark(i, c);
                i = next >= 0 ? next : i + 1;
            }
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    /** Looks at the word that starts at {@code i}: the place to go on from, or -1. */
    private int word(int i, char c) {
        if (Chars.isDigit(c)) {
            return replace(i, Accounts.card(text, i));
        }
        int end = Tokens.at(text, i);
        if (end < 0) {
            end = Accounts.iban(text, i);
        }
        if (end < 0 && (c == 'B' || c == 'b')) {
            int credentials = Tokens.scheme(text, i);
            return credentials < 0
                    ? -1
                    : replace(credentials, Tokens.credentials(text, credentials));
        }
        return replace(i, end);
    }

    /** Looks at the separator at {@code i}: the place to go on from, or -1. */
    private int mark(int i, char c) {
        return switch (c) {
            case '-' -> replace(i, Tokens.pem(text, i));
            case '/' ->
                    Chars.at(text, i + 1) == '/'
                            ? replace(i + 2, Tokens.userInfo(text, i + 2))
                            : -1;
            case '=', ':', '%', '>' -> pair(i);
            default -> -1;
        };
    }

    private int pair(int i) {
        String key = Pair.key(text, i);
        KeyVerdict verdict = key == null ? KeyVerdict.OPEN : keys.verdict(key);
        // The value is read only behind a key that matters: that keeps nested texts linear.
        Pair pair = key == null || verdict == KeyVerdict.OPEN ? null : Pair.behind(text, key, i);
        if (pair == null || !pair.hiddenBy(verdict)) {
            return -1;
        }
        keyHit = true;
        return replace(pair.from(), pair.to(), pair.quoted() ? "\"[Filtered]\"" : FILTERED);
    }

    private int replace(int from, int to) {
        return replace(from, to, FILTERED);
    }

    private int replace(int from, int to, String by) {
        if (to < 0) {
            return -1;
        }
        if (out == null) {
            out = new StringBuilder(text.length());
        }
        out.append(text, copied, from).append(by);
        copied = to;
        return to;
    }
}
