package dev.sentrycanary.web.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans as a tree in time.
 *
 * @param rows the trees, each parent before its children, siblings by their start
 * @param orphans spans whose parent was not received
 * @param millis from the first start to the last end
 * @param hidden how many spans were left out because there are too many
 */
public record Waterfall(List<SpanRow> rows, List<SpanRow> orphans, double millis, int hidden) {
    private static final int MOST = 1000;
    private static final int FOLD_DEPTH = 9;
    private static final int FOLD_CHILDREN = 10;
    private static final double NARROWEST = 0.3;
    private static final double WHOLE = 100;

    public Waterfall {
        rows = List.copyOf(rows);
        orphans = List.copyOf(orphans);
    }

    /** Lays out {@code spans}; ids may repeat, miss or form circles. */
    public static Waterfall of(List<Span> spans) {
        if (spans.isEmpty()) {
            return new Waterfall(List.of(), List.of(), 0, 0);
        }
        return new Layout(spans).waterfall();
    }

    /** How long the whole took, in words. */
    public String duration() {
        return Figures.millis(millis);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return rows.isEmpty() && orphans.isEmpty();
    }

    /** Quarters of the whole, for the axis. */
    public List<String> ticks() {
        return List.of(
                "0",
                Figures.millis(millis / 4),
                Figures.millis(millis / 2),
                Figures.millis(millis * 3 / 4),
                Figures.millis(millis));
    }

    private static final class Layout {
        private final double start;
        private final double total;
        private final int received;
        private final Map<String, List<Span>> children = new HashMap<>();
        private final Map<String, Span> left = new LinkedHashMap<>();
        private int drawn;

        Layout(List<Span> spans) {
            this.received = spans.size();
            this.start = spans.stream().mapToDouble(Span::start).min().orElse(0);
            double end = spans.stream().mapToDouble(Span::end).max().orElse(start);
            this.total = Math.max(end - start, 1e-9);
            int nameless = 0;
            List<Span> byStart = new ArrayList<>(spans);
            byStart.sort(Comparator.comparingDouble(Span::start));
            for (Span span : byStart) {
                String id = span.id().isEmpty() ? "#" + nameless++ : span.id();
                if (left.putIfAbsent(id, span) == null && span.parent() != null) {
                    children.computeIfAbsent(span.parent(), p -> new ArrayList<>()).add(span);
                }
            }
        }

        Waterfall waterfall() {
            List<SpanRow> rows = new ArrayList<>();
            List<SpanRow> orphans = new ArrayList<>();
            List<Span> all = List.copyOf(left.values());
            for (Span span : all) {
                boolean top = span.parent() == null || !left.containsKey(span.parent());
                if (top && (span.segment() || span.parent() == null)) {
                    rows.addAll(tree(span));
                }
            }
            for (Span span : all) {
                if (span.parent() != null && isLeft(span) && !isKnown(span.parent())) {
                    orphans.addAll(tree(span));
                }
            }
            // What is left now goes round in a circle.
            for (Span span : all) {
                if (isLeft(span)) {
                    orphans.addAll(tree(span));
                }
            }
            return new Waterfall(rows, orphans, total * 1000, received - drawn);
        }

        private boolean isKnown(String id) {
            return left.containsKey(id);
        }

        private boolean isLeft(Span span) {
            return span.equals(left.get(span.id()));
        }

        private List<SpanRow> tree(Span root) {
            List<Span> order = new ArrayList<>();
            List<Integer> depths = new ArrayList<>();
            Deque<Map.Entry<Span, Integer>> stack = new ArrayDeque<>();
            stack.push(Map.entry(root, 0));
            while (!stack.isEmpty()) {
                Map.Entry<Span, Integer> next = stack.pop();
                Span span = next.getKey();
                if (!span.id().isEmpty() && !left.remove(span.id(), span)) {
                    continue;
                }
                if (drawn >= MOST) {
                    continue;
                }
                drawn++;
                order.add(span);
                depths.add(next.getValue());
                List<Span> below = children.getOrDefault(span.id(), List.of());
                for (int i = below.size() - 1; i >= 0; i--) {
                    stack.push(Map.entry(below.get(i), next.getValue() + 1));
                }
            }
            return rows(order, depths);
        }

        private List<SpanRow> rows(List<Span> order, List<Integer> depths) {
            List<SpanRow> rows = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                int depth = depths.get(i);
                int end = i + 1;
                while (end < order.size() && depths.get(end) > depth) {
                    end++;
                }
                int below = end - i - 1;
                int own = children.getOrDefault(order.get(i).id(), List.of()).size();
                boolean folded =
                        below > 0 && depth > 0 && (depth >= FOLD_DEPTH || own > FOLD_CHILDREN);
                rows.add(row(order.get(i), depth, below, folded));
            }
            return rows;
        }

        private SpanRow row(Span span, int depth, int below, boolean folded) {
            double width = Math.max(NARROWEST, WHOLE * (span.end() - span.start()) / total);
            double x = Math.min(WHOLE * (span.start() - start) / total, WHOLE - NARROWEST);
            return new SpanRow(
                    span,
                    depth,
                    below,
                    folded,
                    Figures.percent(x),
                    Figures.percent(Math.min(width, WHOLE - x)),
                    (span.start() - start) * 1000);
        }
    }
}
