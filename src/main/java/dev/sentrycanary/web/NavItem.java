package dev.sentrycanary.web;

import dev.sentrycanary.web.view.Figures;

/**
 * A place to go.
 *
 * @param title its name
 * @param url its address
 * @param count how much is there, negative where it is not counted
 * @param active whether the reader is there
 */
public record NavItem(String title, String url, int count, boolean active) {
    /** The number as people read it. */
    public String countText() {
        return count < 0 ? "" : Figures.count(count);
    }

    /** Whether it can be left aside: empty and not open. */
    public boolean quiet() {
        return count == 0 && !active;
    }
}
