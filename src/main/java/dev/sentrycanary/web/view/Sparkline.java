package dev.sentrycanary.web.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The last runs as bars, the newest on the right: as high as the run took long, on a log scale.
 *
 * @param bars one for each run
 */
public record Sparkline(List<Bar> bars) {
    private static final int STEP = 6;
    private static final int HEIGHT = 28;
    private static final int LEAST = 4;
    private static final double SLOW_MILLIS = 60_000;

    public Sparkline {
        bars = List.copyOf(bars);
    }

    /** Draws {@code runs}, which come newest first. */
    public static Sparkline of(List<RunRow> runs) {
        List<RunRow> oldestFirst = new ArrayList<>(runs);
        Collections.reverse(oldestFirst);
        List<Bar> bars = new ArrayList<>();
        for (RunRow run : oldestFirst) {
            int height = height(run);
            bars.add(new Bar(run, bars.size() * STEP, HEIGHT - height, height));
        }
        return new Sparkline(bars);
    }

    /** Width of the drawing in pixels. */
    public int width() {
        return Math.max(STEP, bars.size() * STEP);
    }

    private static int height(RunRow run) {
        if (Double.isNaN(run.millis()) || run.outcome().equals("failed")) {
            return run.outcome().equals("failed") ? HEIGHT : LEAST;
        }
        double share = Math.log1p(run.millis()) / Math.log1p(SLOW_MILLIS);
        return LEAST + (int) Math.round((HEIGHT - LEAST) * Math.min(1, share));
    }

    /** One run. */
    public record Bar(RunRow run, int x, int y, int height) {
        /** What a pointer and a screen reader are told. */
        public String title() {
            String took = run.duration().isEmpty() ? "" : ", " + run.duration();
            return run.scenario() + ": " + run.outcome() + took + ", " + run.when().relative();
        }
    }
}
