package dev.sentrycanary.cli.verify;

import java.util.HashMap;
import java.util.Map;

import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.scenario.Arguments;
import dev.sentrycanary.scenario.Scenario;

/**
 * A scenario to raise.
 *
 * @param arguments a value for each of its parameters
 */
record Choice(Scenario scenario, Map<String, String> arguments) {
    Choice {
        arguments = Map.copyOf(arguments);
    }

    /** Takes what was given, as {@code key=value,key=value}, and the fallback for the rest. */
    static Choice of(Scenario scenario, String given) {
        Map<String, String> values = new HashMap<>();
        for (String pair : given.isEmpty() ? new String[0] : given.split(",", -1)) {
            int equals = pair.indexOf('=');
            values.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : pair.substring(equals + 1));
        }
        Arguments arguments = Arguments.of(scenario, values);
        for (String name : arguments.unknown()) {
            throw new UsageException(
                    "The scenario %s has no parameter '%s'".formatted(scenario.name(), name));
        }
        arguments
                .complaints()
                .forEach(
                        (name, why) -> {
                            throw new UsageException(
                                    "%s of scenario %s is '%s': it %s"
                                            .formatted(
                                                    name, scenario.name(), values.get(name), why));
                        });
        return new Choice(scenario, arguments.values());
    }
}
