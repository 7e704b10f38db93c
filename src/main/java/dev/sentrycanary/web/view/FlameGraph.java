package dev.sentrycanary.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A sampled profile, drawn: callers above, callees below, as wide as they were seen often.
 *
 * @param boxes what to draw, callers first
 * @param rows how many levels deep
 * @param samples how many samples are in it; those without a stack are left out
 * @param threads the threads of the profile, those that ran the application's code first
 * @param thread id of the one thread that is shown, or {@link #ALL}
 * @param focus number of the box that fills the width, 0 for all
 */
public record FlameGraph(
        List<Box> boxes,
        int rows,
        int samples,
        List<ThreadLine> threads,
        String thread,
        int focus) {
    /** Stands for all threads together. */
    public static final String ALL = "all";

    static final int ROW = 20;
    private static final int MOST_SAMPLES = 50_000;
    private static final int MOST_THREADS = 24;

    public FlameGraph {
        boxes = List.copyOf(boxes);
        threads = List.copyOf(threads);
    }

    /** Height of the drawing in pixels. */
    public int height() {
        return rows * ROW;
    }

    /** Draws a profile (version 1) or a profile chunk (version 2) in Sentry's sample format. */
    public static FlameGraph of(JsonNode payload, @Nullable String thread, int focus) {
        JsonNode profile = payload.path("profile");
        Set<Integer> own = ownStacks(profile);
        Map<String, int[]> perThread = new LinkedHashMap<>();
        for (JsonNode sample : profile.path("samples")) {
            int stack = sample.path("stack_id").asInt(-1);
            if (!profile.path("stacks").path(stack).isEmpty()) {
                int[] counts =
                        perThread.computeIfAbsent(
                                Fields.first(sample, "thread_id"), id -> new int[2]);
                counts[0]++;
                counts[1] += own.contains(stack) ? 1 : 0;
            }
        }
        List<ThreadLine> threads = threads(profile, perThread);
        String shown = thread == null ? busiest(threads) : thread;
        FlameTree tree = new FlameTree(profile);
        for (JsonNode sample : profile.path("samples")) {
            boolean wanted = shown.equals(ALL) || shown.equals(Fields.first(sample, "thread_id"));
            if (wanted && tree.samples() < MOST_SAMPLES) {
                tree.add(sample.path("stack_id").asInt(-1));
            }
        }
        FlameTree.Drawing drawing = tree.draw(focus);
        return new FlameGraph(
                drawing.boxes(), drawing.depth() + 1, tree.samples(), threads, shown, focus);
    }

    /** The shown thread for an address. */
    public String threadQuery() {
        return encode(thread);
    }

    /** As text, a line for each box, for those who read it in a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Box box : boxes) {
            text.append("  ".repeat(box.y() / ROW)).append(box.label());
            text.append("  (").append(box.share()).append(")\n");
        }
        return text.toString();
    }

    /** A thread that ran the application's own code tells more than many that only waited. */
    private static String busiest(List<ThreadLine> threads) {
        return threads.isEmpty() || threads.get(0).own() == 0 ? ALL : threads.get(0).id();
    }

    private static Set<Integer> ownStacks(JsonNode profile) {
        Set<Integer> own = new HashSet<>();
        int number = 0;
        for (JsonNode stack : profile.path("stacks")) {
            for (JsonNode frame : stack) {
                if (profile.path("frames").path(frame.asInt(-1)).path("in_app").asBoolean()) {
                    own.add(number);
                    break;
                }
            }
            number++;
        }
        return own;
    }

    private static List<ThreadLine> threads(JsonNode profile, Map<String, int[]> perThread) {
        List<ThreadLine> threads = new ArrayList<>();
        perThread.forEach(
                (id, counts) -> {
                    JsonNode meta = profile.path("thread_metadata").path(id);
                    String name = Fields.first(meta, "name");
                    threads.add(
                            new ThreadLine(
                                    id,
                                    name.isEmpty() ? "thread " + id : name,
                                    counts[0],
                                    counts[1]));
                });
        threads.sort(
                Comparator.comparingInt(ThreadLine::own)
                        .thenComparingInt(ThreadLine::samples)
                        .reversed());
        return threads.subList(0, Math.min(threads.size(), MOST_THREADS));
    }

    /**
     * One box of the drawing.
     *
     * @param number names it in the address that makes it fill the width
     * @param label module and function
     * @param brief what fits in a narrow box
     * @param inApp whether it belongs to the application
     * @param x left edge in per cent
     * @param y upper edge in pixels
     * @param width in per cent
     * @param share of all samples, in words
     * @param tone one of a few shades, the same for the same name
     */
    public record Box(
            int number,
            String label,
            String brief,
            boolean inApp,
            String x,
            int y,
            String width,
            String share,
            int tone) {}

    /**
     * A thread.
     *
     * @param samples how often it was seen with a stack
     * @param own how often that stack held code of the application
     */
    public record ThreadLine(String id, String name, int samples, int own) {
        /** Its id for an address. */
        public String query() {
            return encode(id);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
