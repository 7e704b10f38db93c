package dev.sentrycanary.sentry.scrub;

/** ASCII classes; secrets and their keys are ASCII, everything else is a boundary. */
final class Chars {
    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlpha(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlnum(char c) {
        return isDigit(c) || isAlpha(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** The character at {@code at}, or a blank outside of the text. */
    static char at(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
    }
}
