package dev.sentrycanary.cli.crash;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.DroppedEvent;

/** Takes what another process says of its events for what our own SDK would say of ours. */
final class Witness {
    private final ReceiptLedger ledger;
    private final ObjectMapper json;
    private final DeliveryListener listeners;
    private final Set<String> open = new LinkedHashSet<>();
    private boolean raised;

    Witness(ReceiptLedger ledger, ObjectMapper json, List<DeliveryListener> listeners) {
        this.ledger = ledger;
        this.json = json;
        this.listeners = new Passing(listeners);
    }

    void hear(String line) throws IOException {
        if (line.equals(FactLine.RAISING)) {
            raised = true;
        } else {
            FactLine.tell(json, line, listeners);
        }
    }

    /** Whether the process came as far as to fail. */
    boolean raised() {
        return raised;
    }

    /**
     * The process is dead: of what was captured and not answered for, nothing more will be heard.
     */
    void bury(int exitCode) {
        for (String event : open) {
            ledger.advance(
                    event,
                    Fact.failed(
                            Stage.ACCEPTED,
                            Cause.LOST_IN_CRASH,
                            Instant.now(),
                            null,
                            "the process ended with exit code %d before the ingest had answered"
                                    .formatted(exitCode)));
        }
    }

    private final class Passing implements DeliveryListener {
        private final List<DeliveryListener> to;
        private final List<Delivery> kept = new ArrayList<>();

        Passing(List<DeliveryListener> to) {
            this.to = to;
        }

        @Override
        public void captured(CapturedEvent event) {
            open.add(event.eventId());
            to.forEach(one -> one.captured(event));
        }

        @Override
        public void dropped(DroppedEvent event) {
            to.forEach(one -> one.dropped(event));
        }

        @Override
        public void queued(List<String> eventIds, byte[] gzip) {
            to.forEach(one -> one.queued(eventIds, gzip));
        }

        /**
         * What is kept is sent again, if the process lives so long: only then was it an attempt.
         */
        @Override
        public void delivered(Delivery delivery) {
            if (delivery.kept()) {
                kept.add(delivery);
                return;
            }
            for (Delivery earlier : kept) {
                if (earlier.eventIds().equals(delivery.eventIds())) {
                    to.forEach(one -> one.delivered(earlier));
                }
            }
            delivery.eventIds().forEach(open::remove);
            to.forEach(one -> one.delivered(delivery));
        }
    }
}
