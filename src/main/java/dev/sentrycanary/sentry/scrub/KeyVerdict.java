package dev.sentrycanary.sentry.scrub;

/** What a key says about its value. */
enum KeyVerdict {
    /** Nothing. */
    OPEN,
    /** The value is a secret. */
    SECRET,
    /** A measure of a secret ({@code token_count}): harmless as long as the value is a quantity. */
    MEASURE,
    /** A kind of secret ({@code token_type}): harmless as long as the value is a short label. */
    LABEL;

    /** Whether {@code value} has to go. */
    boolean hides(String value) {
        return switch (this) {
            case OPEN -> false;
            case SECRET -> !value.isEmpty() && !isBoolean(value);
            case MEASURE -> !value.isEmpty() && !isBoolean(value) && !isQuantity(value);
            case LABEL -> !value.isEmpty() && !isBoolean(value) && !isLabel(value);
        };
    }

    private static boolean isBoolean(String value) {
        return value.equals("true") || value.equals("false");
    }

    /** A number of up to 13 digits with an optional unit, or a date. */
    private static boolean isQuantity(String value) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Chars.isAlpha(c)) {
                letters++;
            } else if (".,:+- %".indexOf(c) < 0) {
                return false;
            }
        }
        boolean date = value.length() >= 10 && value.charAt(4) == '-' && value.charAt(7) == '-';
        return Chars.isDigit(value.charAt(0))
                && (date ? digits <= 20 && letters <= 2 : digits <= 13 && letters <= 7)
                && (letters == 0 || date || Chars.isAlpha(value.charAt(value.length() - 1)));
    }

    /** A word or two, with no more digits than {@code oauth2} or {@code RS256} have. */
    private static boolean isLabel(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Chars.isDigit(c)) {
                digits++;
            } else if (!Chars.isAlpha(c) && " -_".indexOf(c) < 0) {
                return false;
            }
        }
        return value.length() <= (digits == 0 ? 32 : 12) && digits <= 3;
    }
}
