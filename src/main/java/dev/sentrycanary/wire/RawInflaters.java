package dev.sentrycanary.wire;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.Inflater;

/** Keeps a few inflaters for reuse: making one costs more than inflating a usual envelope. */
final class RawInflaters {
    private static final int KEPT = 16;
    private static final ArrayBlockingQueue<Inflater> IDLE = new ArrayBlockingQueue<>(KEPT);

    private RawInflaters() {}

    static Inflater take() {
        Inflater idle = IDLE.poll();
        return idle == null ? new Inflater(true) : idle;
    }

    static void giveBack(Inflater inflater) {
        inflater.reset();
        if (!IDLE.offer(inflater)) {
            inflater.end();
        }
    }
}
