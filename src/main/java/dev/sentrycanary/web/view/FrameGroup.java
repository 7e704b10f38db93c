package dev.sentrycanary.web.view;

import java.util.List;

/**
 * Neighbouring frames; those of libraries are folded into one line.
 *
 * @param folded whether they hide behind one line at first
 * @param frames the frames, innermost first
 */
public record FrameGroup(boolean folded, List<Frame> frames) {
    public FrameGroup {
        frames = List.copyOf(frames);
    }

    /** What the line says that hides them. */
    public String label() {
        return Figures.count(frames.size(), "library frame", "library frames");
    }
}
