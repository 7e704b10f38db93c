package dev.sentrycanary.wire;

import java.util.Map;

/**
 * Bounds on what one envelope may hold. Sizes are in bytes after decompression.
 *
 * @param envelopeBytes of the whole envelope
 * @param items how many items
 * @param headerBytes of one header line
 * @param itemBytes of one item by its type; other types are bound by the envelope only
 */
public record EnvelopeLimits(
        int envelopeBytes, int items, int headerBytes, Map<String, Integer> itemBytes) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** What Relay's default configuration allows, apart from what only memory decides. */
    private static final Map<String, Integer> RELAY =
            Map.ofEntries(
                    Map.entry("event", MIB),
                    Map.entry("transaction", MIB),
                    Map.entry("feedback", MIB),
                    Map.entry("security", MIB),
                    Map.entry("user_report", MIB),
                    Map.entry("check_in", 100 * KIB),
                    Map.entry("client_report", 100 * KIB),
                    Map.entry("session", 10 * MIB),
                    Map.entry("sessions", 10 * MIB),
                    Map.entry("profile", 50 * MIB),
                    Map.entry("profile_chunk", 50 * MIB),
                    Map.entry("log", 12 * MIB),
                    Map.entry("trace_metric", 12 * MIB),
                    Map.entry("span", 12 * MIB),
                    Map.entry("replay_event", MIB),
                    Map.entry("replay_recording", 10 * MIB));

    public EnvelopeLimits {
        itemBytes = Map.copyOf(itemBytes);
    }

    /** Relay's limits for items in an envelope of at most {@code envelopeBytes}. */
    public static EnvelopeLimits ofEnvelope(int envelopeBytes) {
        return new EnvelopeLimits(envelopeBytes, 1000, 64 * KIB, RELAY);
    }

    int itemBytes(String type) {
        return itemBytes.getOrDefault(type, envelopeBytes);
    }
}
