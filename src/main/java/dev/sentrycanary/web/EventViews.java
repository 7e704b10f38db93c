package dev.sentrycanary.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.Kind;
import dev.sentrycanary.inbox.Summary;
import dev.sentrycanary.web.view.Contexts;
import dev.sentrycanary.web.view.Crumb;
import dev.sentrycanary.web.view.Entry;
import dev.sentrycanary.web.view.Figures;
import dev.sentrycanary.web.view.FlameGraph;
import dev.sentrycanary.web.view.RawText;
import dev.sentrycanary.web.view.Section;
import dev.sentrycanary.web.view.Span;
import dev.sentrycanary.web.view.Spans;
import dev.sentrycanary.web.view.StackTraces;
import dev.sentrycanary.web.view.Thrown;
import dev.sentrycanary.web.view.Waterfall;
import dev.sentrycanary.web.view.When;
import dev.sentrycanary.wire.EnvelopeItem;

/** Puts an event's page together; only the open part is read off the payload in full. */
@Singleton
class EventViews {
    private static final int RAW = 200_000;

    private final Inbox inbox;
    private final Payloads payloads;
    private final Rows rows;

    EventViews(Inbox inbox, Payloads payloads, Rows rows) {
        this.inbox = inbox;
        this.payloads = payloads;
        this.rows = rows;
    }

    /**
     * @param wanted name of the part to open, or null for the first
     * @param query further parameters of the address, for the profile
     */
    EventView of(InboxEvent event, @Nullable String wanted, Map<String, String> query) {
        Instant now = Instant.now();
        JsonNode payload = payloads.element(event);
        List<Thrown> thrown = StackTraces.of(payload);
        List<Crumb> crumbs = Crumb.of(payload, now);
        int allCrumbs = Crumb.count(payload);
        List<Tab> tabs = tabs(event, thrown, allCrumbs, payload, wanted);
        String tab = tabs.stream().filter(Tab::active).findFirst().orElse(tabs.get(0)).name();
        Summary summary = event.summary();
        return new EventView(
                rows.of(event, now),
                summary.exceptionType() == null ? "" : summary.exceptionType(),
                tabs,
                tab,
                facts(event, now),
                links(event),
                Neighbours.of(inbox, event),
                summary.errors(),
                tab.equals("stack") ? thrown : List.of(),
                tab.equals("spans") ? Waterfall.of(spans(event)) : Waterfall.of(List.of()),
                tab.equals("breadcrumbs") ? crumbs : List.of(),
                allCrumbs - crumbs.size(),
                tab.equals("context") ? sections(event, payload) : List.of(),
                tab.equals("profile") ? flame(payload, query) : null,
                tab.equals("raw") ? raw(event) : "");
    }

    /** The spans that an event brought. */
    List<Span> spans(InboxEvent event) {
        JsonNode payload = payloads.json(event);
        return switch (event.summary().kind()) {
            case TRANSACTION -> Spans.ofTransaction(payload, event.id());
            case SPAN -> Spans.ofContainer(payload, event.summary().traceId(), event.id());
            default -> List.of();
        };
    }

    private List<Tab> tabs(
            InboxEvent event,
            List<Thrown> thrown,
            int crumbs,
            JsonNode payload,
            @Nullable String wanted) {
        List<Tab> tabs = new ArrayList<>();
        Kind kind = event.summary().kind();
        if (kind == Kind.ERROR || !thrown.isEmpty()) {
            tabs.add(tab(event, "stack", "Stack", thrown.size(), wanted));
        }
        if (kind == Kind.TRANSACTION || kind == Kind.SPAN) {
            tabs.add(tab(event, "spans", "Spans", spans(event).size(), wanted));
        }
        if (payload.path("profile").has("samples")) {
            tabs.add(tab(event, "profile", "Flame graph", 0, wanted));
        }
        if (kind == Kind.FEEDBACK) {
            tabs.add(tab(event, "context", "Feedback", 0, wanted));
        }
        if (kind == Kind.ERROR || crumbs > 0) {
            tabs.add(tab(event, "breadcrumbs", "Breadcrumbs", crumbs, wanted));
        }
        if (kind != Kind.FEEDBACK && kind != Kind.ATTACHMENT && !payload.isMissingNode()) {
            tabs.add(tab(event, "context", "Context", 0, wanted));
        }
        tabs.add(tab(event, "raw", kind == Kind.ATTACHMENT ? "Content" : "Raw", 0, wanted));
        if (tabs.stream().noneMatch(Tab::active)) {
            Tab first = tabs.get(0);
            tabs.set(0, new Tab(first.name(), first.title(), first.url(), first.count(), true));
        }
        return tabs;
    }

    private static Tab tab(
            InboxEvent event, String name, String title, int count, @Nullable String wanted) {
        String number = count == 0 ? "" : Figures.count(count);
        String url = "/events/" + event.id() + "/" + name;
        return new Tab(name, title, url, number, name.equals(wanted));
    }

    private List<Entry> facts(InboxEvent event, Instant now) {
        Summary summary = event.summary();
        List<Entry> facts = new ArrayList<>();
        add(facts, "Received", new When(event.receivedAt(), now).absolute());
        if (summary.timestamp() != null) {
            add(facts, "Happened", new When(summary.timestamp(), now).absolute());
        }
        if (summary.durationMs() != null) {
            add(facts, "Duration", Figures.millis(summary.durationMs()));
        }
        add(facts, "Level", summary.level());
        add(facts, "Status", summary.status());
        add(facts, "Transaction", summary.transaction());
        add(facts, "Environment", summary.environment());
        add(facts, "Release", summary.release());
        add(facts, "Platform", summary.platform());
        add(facts, "SDK", summary.sdk());
        add(facts, "Project", event.project());
        payloads.item(event).ifPresent(item -> item(facts, item));
        return facts;
    }

    private static void item(List<Entry> facts, EnvelopeItem item) {
        add(facts, "Item type", item.type());
        add(facts, "File", item.header("filename"));
        add(facts, "Content type", item.header("content_type"));
        add(facts, "Size", Figures.bytes(item.payload().length()));
    }

    private List<NavItem> links(InboxEvent event) {
        List<NavItem> links = new ArrayList<>();
        if (event.issue() != null) {
            inbox.issues()
                    .find(event.issue().id())
                    .ifPresent(
                            issue ->
                                    links.add(
                                            new NavItem(
                                                    "Issue "
                                                            + issue.id()
                                                            + ", "
                                                            + Figures.count(
                                                                    issue.count(),
                                                                    "event",
                                                                    "events"),
                                                    "/issues/" + issue.id(),
                                                    -1,
                                                    false)));
        }
        String trace = event.summary().traceId();
        if (trace != null) {
            links.add(new NavItem("Trace", "/traces/" + trace, -1, false));
        }
        String run = event.summary().tags().get("canary.run");
        if (run != null) {
            links.add(new NavItem("Run", "/runs/" + Shells.encode(run), -1, false));
        }
        String about = event.summary().eventId();
        if (about != null && !about.equals(event.id()) && inbox.find(about).isPresent()) {
            links.add(new NavItem("Event that it belongs to", "/events/" + about, -1, false));
        }
        return links;
    }

    private static List<Section> sections(InboxEvent event, JsonNode payload) {
        return switch (event.summary().kind()) {
            case ERROR, TRANSACTION, REPLAY -> Contexts.of(payload);
            case FEEDBACK -> Contexts.ofFeedback(payload);
            default -> Contexts.ofElement(payload);
        };
    }

    private static FlameGraph flame(JsonNode payload, Map<String, String> query) {
        String focus = query.getOrDefault("focus", "0");
        boolean number = focus.matches("\\d{1,6}");
        return FlameGraph.of(payload, query.get("thread"), number ? Integer.parseInt(focus) : 0);
    }

    private String raw(InboxEvent event) {
        JsonNode payload = payloads.json(event);
        String text =
                payload.isMissingNode()
                        ? payloads.item(event)
                                .map(item -> RawText.of(item.payload().toByteArray()))
                                .orElse("")
                        : payload.toPrettyString();
        return text.length() <= RAW
                ? text
                : text.substring(0, RAW) + "\n… the rest is in the envelope";
    }

    private static void add(List<Entry> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Entry(name, value));
        }
    }
}
