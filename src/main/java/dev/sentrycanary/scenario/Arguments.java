package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller gave for the parameters of a scenario, judged by the bounds that it declares.
 *
 * @param values a value for each parameter, given or fallback
 * @param complaints why a value is not allowed, by the name of its parameter
 * @param unknown names that were given and that the scenario does not declare
 */
public record Arguments(
        Map<String, String> values, Map<String, String> complaints, List<String> unknown) {

    /** Judges {@code given}; nothing is thrown. */
    public static Arguments of(Scenario scenario, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> complaints = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>(given.keySet());
        for (Parameter parameter : scenario.parameters()) {
            String value = given.getOrDefault(parameter.name(), parameter.fallback());
            values.put(parameter.name(), value);
            parameter.complaint(value).ifPresent(why -> complaints.put(parameter.name(), why));
            unknown.remove(parameter.name());
        }
        return new Arguments(values, complaints, unknown);
    }

    /** Whether each value is within its bounds and no name is unknown. */
    public boolean valid() {
        return complaints.isEmpty() && unknown.isEmpty();
    }
}
