package dev.sentrycanary.docs;

import java.util.Locale;

/**
 * One configuration key.
 *
 * @param name as in properties files
 * @param type what a value looks like
 * @param fallback the default, empty where there is none
 * @param meaning what it does, as plain text with back-quoted code
 */
record ConfigKey(String name, String type, String fallback, String meaning) {
    /** The name as an environment variable. */
    String environment() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
