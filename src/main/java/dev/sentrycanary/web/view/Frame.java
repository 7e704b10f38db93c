package dev.sentrycanary.web.view;

import java.util.List;

/**
 * One frame of a stack.
 *
 * @param function what ran
 * @param place module or file, may be empty
 * @param line line number with column, may be empty
 * @param inApp whether it belongs to the application and not to a library
 * @param throwing whether it is where the exception was raised
 * @param open whether its details show at first
 * @param source source lines around it, where the SDK sent them
 * @param vars local variables, where the SDK sent them
 */
public record Frame(
        String function,
        String place,
        String line,
        boolean inApp,
        boolean throwing,
        boolean open,
        List<SourceLine> source,
        List<Entry> vars) {
    public Frame {
        source = List.copyOf(source);
        vars = List.copyOf(vars);
    }

    /** Whether there is more to see than the one line. */
    public boolean detailed() {
        return !source.isEmpty() || !vars.isEmpty();
    }

    /** One line of source; {@code number} is 0 where it is unknown. */
    public record SourceLine(int number, String text, boolean current) {}
}
