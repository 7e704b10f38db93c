package dev.sentrycanary.receipt;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a run when it starts.
 *
 * @param id 32 lower-case hex digits
 * @param scenario name of what it raises
 * @param origin who started it
 * @param promised how many events of which data category it will raise
 * @param at when it started
 */
public record Opening(
        String id, String scenario, String origin, Map<String, Integer> promised, Instant at) {
    public Opening {
        promised = Map.copyOf(promised);
    }
}
