package dev.sentrycanary.web.view;

/** A name and its value, both as text. */
public record Entry(String name, String value) {
    private static final int NARROW = 120;

    /** Whether the value needs a block of its own. */
    public boolean wide() {
        return value.length() > NARROW || value.indexOf('\n') >= 0;
    }
}
