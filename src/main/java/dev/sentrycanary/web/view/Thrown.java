package dev.sentrycanary.web.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One exception of a chain, or a thread that has only a stack.
 *
 * @param type class of the exception
 * @param value its message, may be empty
 * @param mechanism what caught it, for example {@code generic}
 * @param handled whether the application caught it; null when the SDK did not say
 * @param cause whether it is the cause of the one before it
 * @param groups its frames, innermost first
 * @param hidden how many of its outermost frames are left out because there are too many
 */
public record Thrown(
        String type,
        String value,
        String mechanism,
        @Nullable Boolean handled,
        boolean cause,
        List<FrameGroup> groups,
        int hidden) {
    public Thrown {
        groups = List.copyOf(groups);
    }

    /** Whether the application let it pass. */
    public boolean unhandled() {
        return Boolean.FALSE.equals(handled);
    }

    /** Says how many frames are left out. */
    public String hiddenText() {
        return Figures.count(hidden, "outer frame is", "outer frames are")
                + " in the raw event only";
    }

    /** All frames, innermost first. */
    public List<Frame> frames() {
        return groups.stream().flatMap(group -> group.frames().stream()).toList();
    }
}
