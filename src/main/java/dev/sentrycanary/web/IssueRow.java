package dev.sentrycanary.web;

import java.time.Instant;

import dev.sentrycanary.inbox.Issue;
import dev.sentrycanary.web.view.Figures;
import dev.sentrycanary.web.view.Tone;
import dev.sentrycanary.web.view.When;

/**
 * An issue as the page shows it.
 *
 * @param id its id
 * @param count how many events it had
 * @param countText the same as people read it
 * @param first when it was first seen
 * @param last when it was last seen
 * @param resolved whether it is resolved
 * @param level its level
 * @param title its title
 * @param culprit where it happens
 */
public record IssueRow(
        String id,
        long count,
        String countText,
        When first,
        When last,
        boolean resolved,
        String level,
        String title,
        String culprit) {

    static IssueRow of(Issue issue, Instant now) {
        return new IssueRow(
                issue.id(),
                issue.count(),
                Figures.count(issue.count()),
                new When(issue.firstSeen(), now),
                new When(issue.lastSeen(), now),
                issue.resolved(),
                issue.level() == null ? "error" : issue.level(),
                issue.title(),
                issue.culprit() == null ? "" : issue.culprit());
    }

    /** The mark that goes with the level. */
    public String tone() {
        return Tone.of(level);
    }
}
