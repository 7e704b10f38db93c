package dev.sentrycanary.web.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Stacks merged from their outermost frame on, and counted. */
final class FlameTree {
    private static final int MOST_DEPTH = 128;
    private static final int NAME = 300;

    private final JsonNode profile;
    private final Node root = new Node("all", false);

    FlameTree(JsonNode profile) {
        this.profile = profile;
    }

    int samples() {
        return root.count;
    }

    /** Adds one sample; one without a stack says nothing and is left out. */
    void add(int stackId) {
        JsonNode stack = profile.path("stacks").path(stackId);
        if (stack.isEmpty()) {
            return;
        }
        Node at = root;
        at.count++;
        for (int i = Math.min(stack.size(), MOST_DEPTH) - 1; i >= 0; i--) {
            JsonNode frame = profile.path("frames").path(stack.path(i).asInt(-1));
            String function = Fields.first(frame, "function");
            String place = Fields.first(frame, "module", "filename");
            String name = place.isEmpty() ? function : place + "." + function;
            boolean inApp = frame.path("in_app").asBoolean();
            at = at.below.computeIfAbsent(Fields.cut(name, NAME), n -> new Node(n, inApp));
            at.count++;
        }
    }

    /**
     * @param focus number of the box that is to fill the width, 0 for all
     */
    Drawing draw(int focus) {
        number(root, new int[] {0});
        Drawing drawing = new Drawing(focus, Math.max(1, root.count));
        drawing.draw(root, 0, 0, 100, focus == 0 || find(root, focus) == null);
        return drawing;
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

    /** The boxes to draw. */
    static final class Drawing {
        private static final double NARROWEST = 0.15;
        private static final int MOST_BOXES = 3000;
        private static final int TONES = 4;

        private final List<FlameGraph.Box> boxes = new ArrayList<>();
        private final int focus;
        private final int all;
        private int depth;

        private Drawing(int focus, int all) {
            this.focus = focus;
            this.all = all;
        }

        List<FlameGraph.Box> boxes() {
            return boxes;
        }

        int depth() {
            return depth;
        }

        /** Draws a subtree; outside the focus only the way to it is drawn, at full width. */
        private void draw(Node node, int level, double x, double width, boolean inside) {
            boolean full = inside || node.number == focus;
            if (width < NARROWEST
                    || boxes.size() >= MOST_BOXES
                    || (!full && find(node, focus) == null)) {
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

        private FlameGraph.Box box(Node node, int level, double x, double width) {
            return new FlameGraph.Box(
                    node.number,
                    node.name,
                    node.name.substring(shortFrom(node.name)),
                    node.inApp,
                    Figures.percent(x),
                    level * FlameGraph.ROW,
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
