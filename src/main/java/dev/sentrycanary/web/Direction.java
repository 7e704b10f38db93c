package dev.sentrycanary.web;

/** Characters that turn the direction of the text after them, and so what a line seems to say. */
final class Direction {
    private Direction() {}

    static boolean turnedBy(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    /** The text with a mark in the place of each of them. */
    static String kept(String text) {
        if (text.chars().noneMatch(Direction::turnedBy)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text);
        for (int i = 0; i < kept.length(); i++) {
            if (turnedBy(kept.charAt(i))) {
                kept.setCharAt(i, '\uFFFD');
            }
        }
        return kept.toString();
    }
}
