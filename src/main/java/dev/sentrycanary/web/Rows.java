package dev.sentrycanary.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.IssueRef;
import dev.sentrycanary.inbox.Kind;
import dev.sentrycanary.inbox.Summary;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.web.view.Chip;
import dev.sentrycanary.web.view.Dot;
import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.Figures;
import dev.sentrycanary.web.view.When;

/** Turns events of the inbox into lines of a list. */
@Singleton
class Rows {
    private final ReceiptLedger ledger;

    Rows(ReceiptLedger ledger) {
        this.ledger = ledger;
    }

    EventRow of(InboxEvent event, Instant now) {
        Summary summary = event.summary();
        String type = summary.exceptionType();
        String title = summary.title();
        boolean typed = type != null && title.startsWith(type);
        boolean timed = summary.kind() == Kind.TRANSACTION || summary.kind() == Kind.SPAN;
        String rest = typed && type != null ? title.substring(type.length()) : title;
        return new EventRow(
                event.id(),
                summary.kind().wireName(),
                level(summary),
                typed && type != null ? simple(type) : timed ? title : "",
                typed
                        ? (rest.startsWith(": ") ? rest.substring(2) : rest)
                        : timed ? op(summary) : rest,
                culprit(summary),
                chips(event),
                dots(event, now),
                new When(event.receivedAt(), now),
                event.sequence());
    }

    List<Dot> dots(InboxEvent event, Instant now) {
        String id = event.summary().eventId();
        return id == null || !event.id().equals(id)
                ? List.of()
                : ledger.receipt(id).map(receipt -> Dot.of(receipt, now)).orElse(List.of());
    }

    private static List<Chip> chips(InboxEvent event) {
        Summary summary = event.summary();
        List<Chip> chips = new ArrayList<>();
        IssueRef issue = event.issue();
        if (issue != null && issue.change() != IssueRef.Change.REPEAT) {
            chips.add(new Chip("", issue.change().wireName() + " issue", "issue:" + issue.id()));
        }
        if (summary.durationMs() != null) {
            chips.add(new Chip("", Figures.millis(summary.durationMs()), ""));
        }
        add(chips, "scenario", summary.tags().get("canary.scenario"));
        add(chips, "env", summary.environment());
        add(chips, "release", summary.release());
        add(chips, "sdk", sdk(summary.sdk()));
        if (!summary.errors().isEmpty()) {
            chips.add(new Chip("flaw", summary.errors().get(0), ""));
        }
        return chips;
    }

    private static void add(List<Chip> chips, String name, @Nullable String value) {
        if (value != null) {
            chips.add(new Chip(name, value, name + ":\"" + value.replace("\"", "") + '"'));
        }
    }

    private static @Nullable String sdk(@Nullable String sdk) {
        if (sdk == null) {
            return null;
        }
        int slash = sdk.indexOf('/');
        return slash < 0 ? sdk : sdk.substring(0, slash);
    }

    private static String level(Summary summary) {
        if (summary.level() != null) {
            return summary.level();
        }
        return summary.status() == null ? "" : summary.status();
    }

    private static String op(Summary summary) {
        return summary.message() == null ? "" : summary.message();
    }

    private static String culprit(Summary summary) {
        String culprit = summary.culprit();
        return culprit == null || culprit.equals(summary.title()) ? "" : culprit;
    }

    /** The class without its package; the full name stands on the event's own page. */
    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
