package dev.sentrycanary.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerRequest;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxConfig;
import dev.sentrycanary.inbox.InboxState;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.web.live.LiveFeed;
import dev.sentrycanary.web.view.RunRow;
import dev.sentrycanary.web.view.Sparkline;

/** Builds what surrounds every page. */
@Singleton
class Shells {
    private static final int SPARKS = 50;

    private final Inbox inbox;
    private final InboxState state;
    private final InboxConfig config;
    private final ReceiptLedger ledger;
    private final Assets assets;
    private final LiveFeed feed;

    Shells(
            Inbox inbox,
            InboxState state,
            InboxConfig config,
            ReceiptLedger ledger,
            Assets assets,
            LiveFeed feed) {
        this.inbox = inbox;
        this.state = state;
        this.config = config;
        this.ledger = ledger;
        this.assets = assets;
        this.feed = feed;
    }

    /**
     * @param active address of the list or page where the reader is
     * @param topic what the live updates are to tell beside the strip
     */
    Shell of(HttpServerRequest request, String title, String active, String topic, String query) {
        String live =
                "/live?after=" + feed.position() + "&on=" + encode(topic) + "&q=" + encode(query);
        return new Shell(
                title,
                state.enabled() ? nav(active) : List.of(),
                canary(active),
                strip(Instant.now()),
                query,
                live,
                state.enabled(),
                dsn(request),
                request.scheme() + "://" + authority(request),
                assets.version());
    }

    Strip strip(Instant now) {
        List<RunRow> runs =
                ledger.page(null, SPARKS).runs().stream().map(run -> RunRow.of(run, now)).toList();
        return new Strip(runs.isEmpty() ? null : runs.get(0), Sparkline.of(runs));
    }

    /** The DSN for SDKs that are to send here; a configured key stays secret. */
    String dsn(HttpServerRequest request) {
        String key = config.key().isPresent() ? "YOUR-KEY" : "canary";
        return request.scheme() + "://" + key + "@" + authority(request) + "/" + config.project();
    }

    private static String authority(HttpServerRequest request) {
        return request.authority() == null ? "localhost" : request.authority().toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<NavItem> nav(String active) {
        Map<Shelf, Integer> counts = new EnumMap<>(Shelf.class);
        inbox.newestFirst(0, Long.MAX_VALUE)
                .forEach(e -> counts.merge(Shelf.of(e.summary().kind()), 1, Integer::sum));
        List<NavItem> items = new ArrayList<>();
        for (Shelf shelf : Shelf.values()) {
            int count = counts.getOrDefault(shelf, 0);
            items.add(item(shelf.title(), shelf.path(), count, active));
            if (shelf == Shelf.EVENTS) {
                int issues = inbox.issues().newestFirst().size();
                items.add(item("Issues", "/issues", issues, active));
                items.add(item("Traces", "/traces", -1, active));
            }
        }
        return items;
    }

    private List<NavItem> canary(String active) {
        return List.of(
                item("Runs", "/runs", ledger.size(), active), item("Send", "/send", -1, active));
    }

    private static NavItem item(String title, String url, int count, String active) {
        return new NavItem(title, url, count, url.equals(active));
    }
}
