package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;

/** Counts lost envelopes for the client report that goes with a later envelope. */
final class Losses {
    private final SentryOptions options;

    Losses(SentryOptions options) {
        this.options = options;
    }

    /** Reads the envelope back from its bytes: the queue holds nothing else of it. */
    void record(DiscardReason reason, byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            options.getClientReportRecorder()
                    .recordLostEnvelope(reason, options.getEnvelopeReader().read(in));
        } catch (IOException | RuntimeException e) {
            options.getLogger().log(SentryLevel.WARNING, "A loss could not be counted", e);
        }
    }
}
