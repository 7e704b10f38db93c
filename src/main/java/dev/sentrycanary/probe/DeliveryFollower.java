package dev.sentrycanary.probe;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.DroppedEvent;

/** Writes what the SDK and the ingest say of each event into the ledger. */
@ApplicationScoped
class DeliveryFollower implements DeliveryListener {
    private final ReceiptLedger ledger;

    DeliveryFollower(ReceiptLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void captured(CapturedEvent event) {
        String run = event.tags().get(Tags.RUN);
        if (run == null) {
            return;
        }
        ledger.belongs(event.eventId(), run, event.category(), event.at());
        ledger.advance(
                event.eventId(),
                Fact.proven(
                        Stage.CAPTURED, event.at(), null, event.category() + " kept by the SDK"));
    }

    @Override
    public void dropped(DroppedEvent event) {
        String run = event.tags().get(Tags.RUN);
        Cause cause = DropReasons.cause(event.reason());
        String id = event.eventId();
        Fact fact =
                Fact.failed(
                                cause.stage(),
                                cause,
                                event.at(),
                                null,
                                "dropped by the SDK: " + event.reason())
                        .with(Map.of("reason", event.reason()));
        if (id != null) {
            if (run != null) {
                ledger.belongs(id, run, event.category(), event.at());
            }
            ledger.advance(id, fact);
        } else if (run != null) {
            ledger.advanceNameless(run, event.category(), fact);
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        Fact fact = accepted(delivery);
        delivery.eventIds().forEach(id -> ledger.advance(id, fact));
    }

    private static Fact accepted(Delivery delivery) {
        Map<String, String> details = new LinkedHashMap<>();
        if (delivery.status() > 0) {
            details.put("status", Integer.toString(delivery.status()));
        }
        String detail = delivery.detail();
        if (detail != null && !detail.isBlank()) {
            details.put("detail", detail);
        }
        String limits = delivery.rateLimits();
        if (limits != null && !limits.isBlank()) {
            details.put("rate_limits", limits);
        }
        String said = delivery.status() > 0 ? "HTTP " + delivery.status() : "no answer";
        Delivery.Outcome earlier = delivery.earlier();
        if (delivery.outcome() == Delivery.Outcome.ACCEPTED) {
            String text = said + (limits == null ? ", no rate limits" : ", rate limits " + limits);
            if (earlier == null) {
                return Fact.proven(Stage.ACCEPTED, delivery.at(), delivery.took(), text)
                        .with(details);
            }
            // Delivered after an outage is not healed: nobody was told in time.
            Cause cause = DropReasons.cause(earlier);
            details.put("attempt", Integer.toString(delivery.attempt()));
            return Fact.provenAfter(
                            Stage.ACCEPTED,
                            cause,
                            delivery.at(),
                            delivery.took(),
                            text + ", after " + cause.code() + " before")
                    .with(details);
        }
        Cause cause = DropReasons.cause(delivery.outcome());
        String text = detail == null || detail.isBlank() ? said : said + ": " + detail;
        if (delivery.kept()) {
            text += "; kept, to be sent again";
        }
        return Fact.failed(cause.stage(), cause, delivery.at(), delivery.took(), text)
                .with(details);
    }
}
