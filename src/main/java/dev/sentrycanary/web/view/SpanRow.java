package dev.sentrycanary.web.view;

/**
 * One line of a waterfall.
 *
 * @param span the span
 * @param depth how deep it is nested, from 0
 * @param below how many lines belong to it
 * @param folded whether these hide at first
 * @param x where its bar begins, in per cent of the whole
 * @param width how wide its bar is, in per cent, never too narrow to be seen
 * @param offset milliseconds since the start of the whole
 */
public record SpanRow(
        Span span, int depth, int below, boolean folded, String x, String width, double offset) {
    private static final int DEEPEST = 12;

    /** The class that indents it; deeper ones look alike. */
    public int indent() {
        return Math.min(DEEPEST, depth);
    }

    /** How long it took, in words. */
    public String duration() {
        return Figures.millis(span.millis());
    }

    /** When it began, in words. */
    public String start() {
        return Figures.millis(offset);
    }

    /** The family of its operation, which chooses the colour of its bar. */
    public String family() {
        String op = span.op();
        int dot = op.indexOf('.');
        String family = dot < 0 ? op : op.substring(0, dot);
        return switch (family) {
            case "db", "cache" -> "db";
            case "http", "rpc", "grpc" -> "http";
            case "view", "template", "ui", "resource", "browser" -> "view";
            default -> "other";
        };
    }
}
