package dev.sentrycanary.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.problem.Violation;
import dev.sentrycanary.scenario.Arguments;
import dev.sentrycanary.scenario.Parameter;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Reads scenario names and their arguments, and says what is known when something is not. */
final class Query {
    static final String ERROR_TYPE = "error_type";

    private Query() {}

    /** Refuses parameters that nobody reads; a typing error must not pass as a default. */
    static void onlyKnown(Set<String> given, List<String> known) {
        for (String name : given) {
            if (!known.contains(name)) {
                throw new ProblemException(
                        ProblemType.UNKNOWN_PARAMETER,
                        known.isEmpty()
                                ? "There are no parameters here."
                                : "The known parameters here are " + String.join(", ", known) + ".",
                        Map.of("known", known));
            }
        }
    }

    /** Each parameter's only value. */
    static Map<String, String> single(MultivaluedMap<String, String> query) {
        Map<String, String> values = new LinkedHashMap<>();
        query.forEach(
                (name, all) -> {
                    if (all.size() > 1) {
                        throw new ProblemException(
                                ProblemType.BAD_REQUEST,
                                "The parameter " + name + " may be given only once.");
                    }
                    values.put(name, all.get(0));
                });
        return values;
    }

    /** Whether a parameter that is a switch is on; it is off where it is not given. */
    static boolean flag(UriInfo uri, String name) {
        String value = single(uri.getQueryParameters()).getOrDefault(name, "false");
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new ProblemException(
                ProblemType.BAD_REQUEST, "The parameter " + name + " is true or false.");
    }

    /** The scenario that {@code error_type} names. */
    static Scenario scenario(ScenarioCatalog catalog, List<String> names) {
        if (names.size() == 1) {
            var found = catalog.find(names.get(0));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new ProblemException(
                ProblemType.UNKNOWN_ERROR_TYPE,
                (names.size() > 1
                                ? "error_type may be given only once"
                                : "There is no error type of this name")
                        + "; the known ones are "
                        + String.join(", ", catalog.names())
                        + ".",
                Map.of("known", List.copyOf(catalog.names())));
    }

    /** The names of the parameters that {@code scenario} takes. */
    static List<String> names(Scenario scenario) {
        return scenario.parameters().stream().map(Parameter::name).toList();
    }

    /** A valid value for each parameter of {@code scenario}. */
    static Map<String, String> arguments(Scenario scenario, Map<String, String> given) {
        Arguments arguments = Arguments.of(scenario, given);
        if (!arguments.complaints().isEmpty()) {
            List<Violation> violations = new ArrayList<>();
            arguments.complaints().forEach((name, why) -> violations.add(new Violation(name, why)));
            Violation first = violations.get(0);
            throw new ProblemException(
                    ProblemType.CONSTRAINT_VIOLATION,
                    first.field() + " " + first.message() + ".",
                    Map.of("violations", violations));
        }
        return arguments.values();
    }
}
