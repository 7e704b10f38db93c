package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryItemType;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.clientreport.IClientReportRecorder;

/** Counts lost envelopes for the client report that goes with a later envelope. */
final class Losses {
    private final SentryOptions options;

    Losses(SentryOptions options) {
        this.options = options;
    }

    /** Counts all of an envelope, and again what its own client report counted. */
    void record(DiscardReason reason, byte[] body) {
        read(body, envelope -> recorder().recordLostEnvelope(reason, envelope));
    }

    /** Counts again only what the envelope's own client report counted. */
    void recordReport(byte[] body) {
        read(
                body,
                envelope -> {
                    for (SentryEnvelopeItem item : envelope.getItems()) {
                        if (item.getHeader().getType() == SentryItemType.ClientReport) {
                            recorder().recordLostEnvelopeItem(DiscardReason.SEND_ERROR, item);
                        }
                    }
                });
    }

    private IClientReportRecorder recorder() {
        return options.getClientReportRecorder();
    }

    /** Reads the envelope back from its bytes: the queue holds nothing else of it. */
    private void read(byte[] body, Consumer<SentryEnvelope> count) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            SentryEnvelope envelope = options.getEnvelopeReader().read(in);
            if (envelope != null) {
                count.accept(envelope);
            }
        } catch (IOException | RuntimeException e) {
            options.getLogger().log(SentryLevel.WARNING, "A loss could not be counted", e);
        }
    }
}
