package dev.sentrycanary.probe.stored;

import java.util.List;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.scenario.expect.Expectation;

/** What must hold for the events of a run. */
interface Rules {
    /** Expectations for this event; none for events that its scenario does not promise. */
    List<Expectation> expectations(Receipt receipt);

    /** Secrets that the scenario planted and that must not be stored. */
    List<String> secrets(Receipt receipt);
}
