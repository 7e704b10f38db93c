package dev.sentrycanary.scenario;

import java.util.Map;

/**
 * One execution of a scenario, as the scenario sees it.
 *
 * @param run id of the run
 * @param arguments a valid value for each of the scenario's parameters
 */
public record Call(String run, Map<String, String> arguments) {
    public Call {
        arguments = Map.copyOf(arguments);
    }

    /** The value of a text parameter. */
    public String text(String parameter) {
        String value = arguments.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("The scenario declares no parameter " + parameter);
        }
        return value;
    }

    /** The value of a number parameter. */
    public int number(String parameter) {
        return Integer.parseInt(text(parameter));
    }
}
