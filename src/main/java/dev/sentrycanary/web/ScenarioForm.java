package dev.sentrycanary.web;

import java.util.List;

/**
 * A scenario with its parameters, ready to be sent.
 *
 * @param name its name
 * @param summary what it raises
 * @param raises the events that it sends, in words
 * @param fields its parameters
 */
public record ScenarioForm(String name, String summary, String raises, List<Field> fields) {
    public ScenarioForm {
        fields = List.copyOf(fields);
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @param about what it does
     * @param value what counts unless changed
     * @param bounds what is allowed, in words
     * @param problem why the value that was sent is not allowed, may be empty
     */
    public record Field(String name, String about, String value, String bounds, String problem) {}
}
