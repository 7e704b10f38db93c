package dev.sentrycanary.cli.doctor;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.probe.DropReasons;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.transport.Knock;

/** Whether the ingest takes envelopes with this key, and whether its clock agrees with ours. */
final class IngestChecks {
    private static final Stage STAGE = Stage.ACCEPTED;

    /** Sentry moves events from further in the future to the time of their arrival. */
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private IngestChecks() {}

    static List<Finding> of(Knock knock, Clock clock) {
        Finding ingest = ingest(knock);
        return knock.date() == null ? List.of(ingest) : List.of(ingest, clock(knock, clock));
    }

    private static Finding ingest(Knock knock) {
        String said = knock.status() > 0 ? "HTTP " + knock.status() : "no answer";
        if (knock.outcome() == Delivery.Outcome.ACCEPTED) {
            return Finding.ok(
                    "ingest", STAGE, said + " to an empty envelope, " + Lines.took(knock.took()));
        }
        String detail = knock.detail() == null ? "" : ": " + Lines.oneLine(knock.detail());
        return Finding.failed("ingest", STAGE, DropReasons.cause(knock.outcome()), said + detail);
    }

    private static Finding clock(Knock knock, Clock clock) {
        try {
            ZonedDateTime theirs =
                    ZonedDateTime.parse(
                            String.valueOf(knock.date()), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration skew = Duration.between(theirs.toInstant(), clock.instant());
            String text =
                    "this machine is %d s %s the ingest"
                            .formatted(
                                    Math.abs(skew.toSeconds()),
                                    skew.isNegative() ? "behind" : "ahead of");
            return skew.abs().compareTo(TOLERATED) > 0
                    ? Finding.warning("clock", STAGE, text + ": set the clock by NTP")
                    : Finding.ok("clock", STAGE, text);
        } catch (DateTimeException odd) {
            return Finding.skipped("clock", STAGE, "the ingest sent no usable date");
        }
    }
}
