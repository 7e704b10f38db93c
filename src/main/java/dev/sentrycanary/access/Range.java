package dev.sentrycanary.access;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses numbers that would switch a limit off or make no sense, in one line at the start. */
final class Range {
    private Range() {}

    static int check(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new ConfigurationException(
                    key + " is " + value + "; allowed is 1 to " + most + ".");
        }
        return value;
    }
}
