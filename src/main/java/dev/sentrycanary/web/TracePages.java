package dev.sentrycanary.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.web.view.Span;
import dev.sentrycanary.web.view.SpanRow;
import dev.sentrycanary.web.view.Waterfall;
import dev.sentrycanary.wire.EventIds;

/** Traces: what belongs together, over the borders of services and of item types. */
@Path("/traces")
class TracePages {
    private static final int MOST = 100;
    private static final int SPANS = 2000;

    private final PageContext page;
    private final Inbox inbox;
    private final Rows rows;
    private final EventViews views;

    TracePages(PageContext page, Inbox inbox, Rows rows, EventViews views) {
        this.page = page;
        this.inbox = inbox;
        this.rows = rows;
        this.views = views;
    }

    @GET
    public Response traces() {
        if (!page.inbox()) {
            return page.gone("No inbox here");
        }
        Map<String, TraceRow.Draft> drafts = new LinkedHashMap<>();
        inbox.newestFirst(0, Long.MAX_VALUE)
                .forEach(
                        event -> {
                            String id = event.summary().traceId();
                            if (id != null) {
                                drafts.computeIfAbsent(id, i -> new TraceRow.Draft(i, event))
                                        .add(event);
                            }
                        });
        Instant now = Instant.now();
        List<TraceRow> shown =
                drafts.values().stream().limit(MOST).map(draft -> draft.row(now)).toList();
        int more = drafts.size() - shown.size();
        return page.answer(
                () -> Templates.traces(page.shell("Traces", "/traces", "", ""), shown, more),
                () -> text(shown),
                () -> Map.of("traces", shown.stream().map(TracePages::json).toList()));
    }

    @GET
    @Path("{id:[0-9a-fA-F-]{32,36}}")
    public Response trace(String id) {
        String trace = EventIds.normalize(id);
        List<InboxEvent> events =
                inbox.newestFirst(0, Long.MAX_VALUE)
                        .filter(e -> trace != null && trace.equals(e.summary().traceId()))
                        .limit(MOST)
                        .toList();
        if (events.isEmpty() || trace == null) {
            return page.gone("This trace is not here");
        }
        List<Span> spans = new ArrayList<>();
        for (InboxEvent event : events) {
            if (spans.size() < SPANS) {
                spans.addAll(views.spans(event));
            }
        }
        Instant now = Instant.now();
        TraceView view =
                new TraceView(
                        trace,
                        Waterfall.of(spans),
                        events.stream().map(e -> rows.of(e, now)).toList());
        return page.answer(
                () ->
                        Templates.trace(
                                page.shell("Trace", "/traces", "list:EVENTS", "trace:" + trace),
                                view),
                () -> text(view),
                () -> json(view));
    }

    private static String text(List<TraceRow> traces) {
        StringBuilder text = new StringBuilder();
        for (TraceRow trace : traces) {
            PlainText.line(
                    text,
                    "%-12s %9s %4d events %3d errors  /traces/%s  %s",
                    trace.when().relative(),
                    trace.duration(),
                    trace.events(),
                    trace.errors(),
                    trace.id(),
                    trace.name());
        }
        return text.isEmpty() ? "No traces yet.\n" : text.toString();
    }

    private static String text(TraceView view) {
        StringBuilder text = new StringBuilder("Trace " + view.id() + "\n");
        for (SpanRow row : view.waterfall().rows()) {
            PlainText.line(
                    text,
                    "%9s %9s  %s%s %s",
                    row.start(),
                    row.duration(),
                    "  ".repeat(row.indent()),
                    row.span().op(),
                    row.span().description());
        }
        PlainText.rows(text, view.rows());
        return text.toString();
    }

    private static Map<String, Object> json(TraceRow trace) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", trace.id());
        json.put("name", trace.name());
        json.put("events", trace.events());
        json.put("errors", trace.errors());
        json.put("url", "/traces/" + trace.id());
        return json;
    }

    private static Map<String, Object> json(TraceView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("spans", view.waterfall().rows().stream().map(TracePages::json).toList());
        json.put("orphans", view.waterfall().orphans().stream().map(TracePages::json).toList());
        json.put("events", view.rows().stream().map(Json::row).toList());
        return json;
    }

    private static Map<String, Object> json(SpanRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("span_id", row.span().id());
        json.put("op", row.span().op());
        json.put("description", row.span().description());
        json.put("depth", row.depth());
        json.put("status", row.span().status());
        json.put("event_id", row.span().event());
        return json;
    }
}
