package dev.sentrycanary.probe.stored;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.State;

/** Situations that the inbox cannot play, and what the canary must say of them. */
enum OtherFault {
    NO_DSN("no DSN", Stage.CAPTURED, State.FAILED, Cause.NO_DSN),
    BACKPRESSURE("the SDK holds back", Stage.CAPTURED, State.FAILED, Cause.BACKPRESSURE),
    SAMPLED_OUT("sample rate 0", Stage.CAPTURED, State.FAILED, Cause.SAMPLED_OUT),
    DUPLICATE("the same throwable twice", Stage.CAPTURED, State.FAILED, Cause.DUPLICATE),
    QUEUE_OVERFLOW("queue full", Stage.CAPTURED, State.FAILED, Cause.QUEUE_OVERFLOW),
    DNS("unknown host", Stage.ACCEPTED, State.FAILED, Cause.DNS),
    CONNECT_REFUSED("closed port", Stage.ACCEPTED, State.FAILED, Cause.CONNECT_REFUSED),
    TLS("no TLS at the port", Stage.ACCEPTED, State.FAILED, Cause.TLS),
    NOT_SENT("the sender is stuck", Stage.ACCEPTED, State.LATE, Cause.NOT_SENT),
    NO_LOOKUP("no token", Stage.STORED, State.UNCHECKED, Cause.NO_LOOKUP),
    LOOKUP_UNSUPPORTED(
            "a transaction sent to Bugsink",
            Stage.STORED,
            State.UNCHECKED,
            Cause.LOOKUP_UNSUPPORTED),
    FILTERED("Sentry's outcomes say filtered", Stage.STORED, State.FAILED, Cause.FILTERED),
    OVER_QUOTA(
            "Sentry's outcomes say rate limited", Stage.STORED, State.FAILED, Cause.RATE_LIMITED),
    NO_ALERT_SECRET("no webhook secret", Stage.ALERTED, State.UNCHECKED, Cause.NO_ALERT_SECRET),
    ISSUE_OPEN(
            "no alert for an issue that could not be resolved",
            Stage.ALERTED,
            State.UNCHECKED,
            Cause.ISSUE_OPEN);

    final String text;
    final Stage stage;
    final State state;
    final Cause cause;

    OtherFault(String text, Stage stage, State state, Cause cause) {
        this.text = text;
        this.stage = stage;
        this.state = state;
        this.cause = cause;
    }
}
