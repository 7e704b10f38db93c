package dev.sentrycanary.web.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A sampled profile, drawn: callers above, callees below, as wide as they were seen often.
 *
 * @param boxes what to draw, callers first
 * @param rows how many levels deep
 * @param samples how many samples are in it
 * @param threads the threads of the profile, the busiest first
 * @param thread id of the one thread that is shown, or empty for all
 * @param focus number of the box that fills the width, 0 for all
 */
public record FlameGraph(
        List<Box> boxes,
        int rows,
        int samples,
        List<ThreadLine> threads,
        String thread,
        int focus) {
    private static final int MOST_SAMPLES = 50_000;
    private static final int MOST_DEPTH = 128;
    private static final double NARROWEST = 0.15;
    private static final int ROW = 20;

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
        String wanted = thread == null ? "" : thread;
        Node root = new Node("all", false);
        Map<String, Integer> perThread = new LinkedHashMap<>();
        int samples = 0;
        for (JsonNode sample : profile.path("samples")) {
            String id = Fields.first(sample, "thread_id");
            perThread.merge(id, 1, Integer::sum);
            if ((wanted.isEmpty() || wanted.equals(id)) && samples < MOST_SAMPLES) {
                samples++;
                add(root, profile, profile.path("stacks").path(sample.path("stack_id").asInt(-1)));
            }
        }
        number(root, new int[] {0});
        Drawing drawing = new Drawing(focus);
        drawing.draw(root, 0, 0, 100, focus == 0 || find(root, focus) == null);
        return new FlameGraph(
                drawing.boxes,
                drawing.depth + 1,
                samples,
                threads(profile, perThread),
                wanted,
                focus);
    }

    private static void add(Node root, JsonNode profile, JsonNode stack) {
        Node at = root;
        at.count++;
        int top = Math.min(stack.size(), MOST_DEPTH);
        for (int i = top - 1; i >= 0; i--) {
            JsonNode frame = profile.path("frames").path(stack.path(i).asInt(-1));
            String function = Fields.first(frame, "function");
            String place = Fields.first(frame, "module", "filename");
            String name = place.isEmpty() ? function : place + "." + function;
            boolean inApp = frame.path("in_app").asBoolean();
            at = at.below.computeIfAbsent(Fields.cut(name, 300), n -> new Node(n, inApp));
            at.count++;
        }
    }

    private static void number(Node node, int[] next) {
        node.number = next[0]++;
        node.below.values().forEach(below -> number(below, next));
    }

    private static @Nullable Node find(Node node, int number) {
        if (node.number == number) {
            return node;
        }
        for (Node below : node.below.values()) {
            Node found = find(below, number);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<ThreadLine> threads(JsonNode profile, Map<String, Integer> samples) {
        List<ThreadLine> threads = new ArrayList<>();
        samples.forEach(
                (id, count) -> {
                    JsonNode meta = profile.path("thread_metadata").path(id);
                    String name = Fields.first(meta, "name");
                    threads.add(new ThreadLine(id, name.isEmpty() ? "thread " + id : name, count));
                });
        threads.sort(Comparator.comparingInt(ThreadLine::samples).reversed());
        return threads.subList(0, Math.min(threads.size(), 24));
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

    /** A thread and how often it was sampled. */
    public record ThreadLine(String id, String name, int samples) {}

    private static final class Node {
        final String name;
        final boolean inApp;
        final Map<String, Node> below = new LinkedHashMap<>();
        int count;
        int number;

        Node(String name, boolean inApp) {
            this.name = name;
            this.inApp = inApp;
        }
    }

    private static final class Drawing {
        private static final int TONES = 4;

        final List<Box> boxes = new ArrayList<>();
        private final int focus;
        private int all = 1;
        int depth;

        Drawing(int focus) {
            this.focus = focus;
        }

        /** Draws a subtree; outside the focus only the way to it is drawn, at full width. */
        void draw(Node node, int level, double x, double width, boolean inside) {
            if (level == 0) {
                all = Math.max(1, node.count);
            }
            boolean full = inside || node.number == focus;
            if (width < NARROWEST || (!full && find(node, focus) == null)) {
                return;
            }
            depth = Math.max(depth, level);
            boxes.add(box(node, level, x, width));
            double at = x;
            List<Node> below = new ArrayList<>(node.below.values());
            below.sort(Comparator.comparing(child -> child.name));
            for (Node child : below) {
                double share = full ? width * child.count / Math.max(1, node.count) : width;
                draw(child, level + 1, full ? at : x, share, full);
                at += share;
            }
        }

        private Box box(Node node, int level, double x, double width) {
            String brief = node.name.substring(shortFrom(node.name));
            return new Box(
                    node.number,
                    node.name,
                    brief,
                    node.inApp,
                    Figures.percent(x),
                    level * ROW,
                    Figures.percent(width),
                    Figures.count(node.count, "sample", "samples")
                            + ", "
                            + Math.round(100.0 * node.count / all)
                            + " %",
                    Math.floorMod(node.name.hashCode(), TONES));
        }

        /** Class and method without their package. */
        private static int shortFrom(String name) {
            int method = name.lastIndexOf('.');
            int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
            return type + 1;
        }
    }
}
