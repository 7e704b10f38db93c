package dev.sentrycanary.inbox.fault;

import java.util.List;

import jakarta.inject.Singleton;

import io.vertx.core.Vertx;

import dev.sentrycanary.inbox.Inbox;
import dev.sentrycanary.inbox.InboxEvent;
import dev.sentrycanary.inbox.Intake;
import dev.sentrycanary.wire.Envelope;

/** Stores envelopes, unless a fault is on. */
@Singleton
class FaultyIntake implements Intake {
    private final Inbox inbox;
    private final Faults faults;
    private final Vertx vertx;

    FaultyIntake(Inbox inbox, Faults faults, Vertx vertx) {
        this.inbox = inbox;
        this.faults = faults;
        this.vertx = vertx;
    }

    @Override
    public List<InboxEvent> take(String project, Envelope envelope) {
        Fault fault = faults.take(FaultPoint.STORE).orElse(null);
        if (fault == null) {
            return inbox.add(project, envelope).events();
        }
        return switch (fault.kind()) {
            case ACCEPT_BUT_DROP -> List.of();
            case STORE_LATE -> {
                vertx.setTimer(
                        Math.max(1, fault.delay().toMillis()),
                        late -> inbox.add(project, envelope));
                yield List.of();
            }
            default -> inbox.add(project, StoreFaults.changed(fault, envelope)).events();
        };
    }
}
