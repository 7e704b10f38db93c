package dev.sentrycanary.web;

import java.util.List;

import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.Waterfall;

/**
 * Everything that the inbox holds of one trace.
 *
 * @param id 32 hex digits
 * @param waterfall its spans, of all services
 * @param rows its events, newest first
 */
public record TraceView(String id, Waterfall waterfall, List<EventRow> rows) {
    public TraceView {
        rows = List.copyOf(rows);
    }
}
