package dev.sentrycanary.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run when it starts.
 *
 * @param id 32 lower-case hex digits
 * @param scenario name of what it raises
 * @param origin who started it
 * @param arguments what its caller chose
 * @param promised how many events of which data category it will raise
 * @param issues how many of its errors fall into each issue; empty where nothing is promised of it
 * @param at when it started
 */
public record Opening(
        String id,
        String scenario,
        String origin,
        Map<String, String> arguments,
        Map<String, Integer> promised,
        List<Integer> issues,
        Instant at) {
    public Opening {
        arguments = Map.copyOf(arguments);
        promised = Map.copyOf(promised);
        issues = List.copyOf(issues);
    }

    /** A run without arguments that promises nothing about issues. */
    public Opening(
            String id, String scenario, String origin, Map<String, Integer> promised, Instant at) {
        this(id, scenario, origin, Map.of(), promised, List.of(), at);
    }
}
