package dev.sentrycanary.probe.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.sentrycanary.receipt.Stage;

/**
 * When which stage of a simulated pipeline is broken.
 *
 * @param all in the order of their beginning
 */
record Outages(List<Outage> all) {
    /** From {@code start} until before {@code end}. */
    record Outage(Stage stage, Instant start, Instant end) {
        Duration length() {
            return Duration.between(start, end);
        }

        boolean covers(Stage which, Instant at) {
            return stage == which && !at.isBefore(start) && at.isBefore(end);
        }
    }

    /** Some a day, from seconds to most of an hour. */
    static Outages random(Random random, Instant start, Duration time) {
        List<Outage> outages = new ArrayList<>();
        Instant at = start;
        while (true) {
            at = at.plusSeconds(600 + random.nextInt(7_200));
            Instant end = at.plusSeconds(5 + random.nextInt(random.nextBoolean() ? 120 : 3_000));
            if (end.isAfter(start.plus(time))) {
                return new Outages(outages);
            }
            outages.add(new Outage(Stage.values()[random.nextInt(Stage.values().length)], at, end));
            at = random.nextInt(4) == 0 ? at : end;
        }
    }

    boolean broken(Stage stage, Instant at) {
        return all.stream().anyMatch(outage -> outage.covers(stage, at));
    }
}
