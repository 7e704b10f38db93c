package dev.sentrycanary.web;

import java.time.Duration;
import java.time.Instant;

import dev.sentrycanary.probe.watch.Watcher;

/** The schedule in a sentence. */
final class WatchSentence {
    private WatchSentence() {}

    static String of(Watcher watcher, Instant now) {
        if (!watcher.on()) {
            return "No schedule: canary.watch.every=5m keeps watch.";
        }
        String what = String.join(", ", watcher.scenarios());
        String last =
                watcher.last()
                        .map(round -> "; the last round " + round.outcome().code())
                        .orElse("; no round has ended yet");
        String next =
                watcher.next().map(at -> ", the next in " + seconds(now, at) + " s").orElse("");
        return "Keeps watch "
                + watcher.rhythm()
                + ": "
                + what
                + last
                + (watcher.ours() ? next : ", another replica keeps watch now")
                + ".";
    }

    private static long seconds(Instant now, Instant at) {
        return Math.max(0, Duration.between(now, at).toSeconds());
    }
}
