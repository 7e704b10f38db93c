package dev.sentrycanary.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.Issue;
import dev.sentrycanary.web.view.EventRow;

/** Errors that are the same problem, with their count. */
@Path("/issues")
class IssuePages {
    private static final int MOST = 100;

    private final PageContext page;
    private final Inbox inbox;
    private final Rows rows;

    IssuePages(PageContext page, Inbox inbox, Rows rows) {
        this.page = page;
        this.inbox = inbox;
        this.rows = rows;
    }

    @GET
    public Response issues() {
        if (!page.inbox()) {
            return page.gone("No inbox here");
        }
        Instant now = Instant.now();
        List<Issue> all = inbox.issues().newestFirst();
        List<IssueRow> shown =
                all.stream().limit(MOST).map(issue -> IssueRow.of(issue, now)).toList();
        int more = all.size() - shown.size();
        return page.answer(
                () -> Templates.issues(page.shell("Issues", "/issues", "issues", ""), shown, more),
                () -> text(shown),
                () -> Map.of("issues", shown.stream().map(IssuePages::json).toList()));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    public Response issue(String id) {
        Optional<Issue> found = inbox.issues().find(id);
        if (found.isEmpty()) {
            return page.gone("This issue is not here");
        }
        Instant now = Instant.now();
        IssueRow issue = IssueRow.of(found.get(), now);
        List<EventRow> events =
                inbox.newestFirst(0, Long.MAX_VALUE)
                        .filter(e -> e.issue() != null && e.issue().id().equals(id))
                        .limit(MOST)
                        .map(e -> rows.of(e, now))
                        .toList();
        return page.answer(
                () ->
                        Templates.issue(
                                page.shell(issue.title(), "/issues", "list:EVENTS", "issue:" + id),
                                issue,
                                events),
                () -> {
                    StringBuilder text = new StringBuilder(text(List.of(issue)));
                    PlainText.rows(text, events);
                    return text.toString();
                },
                () -> {
                    Map<String, Object> json = json(issue);
                    json.put("held", events.stream().map(Json::row).toList());
                    return json;
                });
    }

    private static String text(List<IssueRow> issues) {
        StringBuilder text = new StringBuilder();
        for (IssueRow issue : issues) {
            PlainText.line(
                    text,
                    "%8s events  last %-12s %-8s /issues/%s  %s",
                    issue.countText(),
                    issue.last().relative(),
                    issue.level(),
                    issue.id(),
                    issue.title());
        }
        return text.isEmpty()
                ? "No issues: nothing has gone wrong, or nothing was told.\n"
                : text.toString();
    }

    private static Map<String, Object> json(IssueRow issue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", issue.id());
        json.put("title", issue.title());
        json.put("level", issue.level());
        json.put("culprit", issue.culprit());
        json.put("count", issue.count());
        json.put("first_seen", issue.first().iso());
        json.put("last_seen", issue.last().iso());
        json.put("resolved", issue.resolved());
        return json;
    }
}
