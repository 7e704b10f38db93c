package dev.sentrycanary.web;

import java.util.List;

import dev.sentrycanary.web.view.Figures;

/**
 * A scenario with its parameters, ready to be sent.
 *
 * @param name its name
 * @param summary what it raises
 * @param raises the events that it sends, in words
 * @param unsupported why it cannot run here, may be empty
 * @param problem why what was sent is not allowed as a whole, may be empty
 * @param fields its parameters
 */
public record ScenarioForm(
        String name,
        String summary,
        String raises,
        String unsupported,
        String problem,
        List<Field> fields) {
    public ScenarioForm {
        fields = List.copyOf(fields);
    }

    /** How many parameters it has, in words. */
    public String parameters() {
        return Figures.count(fields.size(), "parameter", "parameters");
    }

    /** Whether what was sent for it was refused. */
    public boolean refused() {
        return !problem.isEmpty() || fields.stream().anyMatch(f -> !f.problem().isEmpty());
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @param about what it does
     * @param value what counts unless changed
     * @param words the values to choose from, empty where any may be typed
     * @param bounds what is allowed, in words
     * @param problem why the value that was sent is not allowed, may be empty
     */
    public record Field(
            String name,
            String about,
            String value,
            List<String> words,
            String bounds,
            String problem) {
        public Field {
            words = List.copyOf(words);
        }
    }
}
