package dev.sentrycanary.web.view;

import java.util.List;

/**
 * One event in a list.
 *
 * @param id its id
 * @param kind what it tells of, for example {@code error}, {@code check_in}
 * @param level severity or status: one word that chooses mark and colour
 * @param strong the part of the title that is read first
 * @param title the rest of the title
 * @param culprit where it happened, may be empty
 * @param chips what else tells it apart
 * @param dots its receipt; empty where no run of ours raised it
 * @param when when it was received
 * @param sequence counts the events of the inbox
 */
public record EventRow(
        String id,
        String kind,
        String level,
        String strong,
        String title,
        String culprit,
        List<Chip> chips,
        List<Dot> dots,
        When when,
        long sequence) {
    public EventRow {
        chips = List.copyOf(chips);
        dots = List.copyOf(dots);
    }

    /** Its kind in words. */
    public String kindWord() {
        return kind.replace('_', ' ');
    }

    /** Its level in words; its kind where it has none. */
    public String levelWord() {
        return level.isEmpty() ? kindWord() : level.replace('_', ' ');
    }

    /** The family of its level, which chooses the mark. */
    public String tone() {
        return Tone.of(level);
    }
}
