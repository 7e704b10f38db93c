package dev.sentrycanary.probe.stored;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.ContentDecoder;
import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeLimits;
import dev.sentrycanary.wire.EnvelopeParser;
import dev.sentrycanary.wire.WireException;

/**
 * The latest events as they left, byte by byte, to compare them with what was stored. Bounded: an
 * event that has gone from here can still be found, only not compared.
 */
final class SentEvents {
    private static final Logger LOG = Logger.getLogger(SentEvents.class);
    private static final int MAX_ENVELOPE = 64 * 1024 * 1024;

    private final long maxBytes;
    private final Map<String, byte[]> gzipByEvent = new LinkedHashMap<>();
    private final EnvelopeParser parser =
            new EnvelopeParser(EnvelopeLimits.ofEnvelope(MAX_ENVELOPE));
    private long bytes;

    SentEvents(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Keeps an envelope, compressed as it is, for the events in it. */
    synchronized void keep(List<String> eventIds, byte[] gzip) {
        if (gzip.length > maxBytes) {
            return;
        }
        for (String id : eventIds) {
            byte[] old = gzipByEvent.put(id, gzip);
            bytes += gzip.length - (old == null ? 0 : old.length);
        }
        Iterator<byte[]> oldest = gzipByEvent.values().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    /** Forgets an event. */
    synchronized void forget(String eventId) {
        byte[] gone = gzipByEvent.remove(eventId);
        bytes -= gone == null ? 0 : gone.length;
    }

    /** The event as it left, unless it has been forgotten. */
    Optional<SentEvent> find(String eventId) {
        byte[] gzip = gzip(eventId);
        if (gzip == null) {
            return Optional.empty();
        }
        try {
            Bytes plain = ContentDecoder.decode("gzip", Bytes.of(gzip), MAX_ENVELOPE);
            Envelope envelope = parser.parse(plain);
            return SentEvent.in(envelope, eventId);
        } catch (WireException e) {
            LOG.warnf(e, "The envelope of event %s cannot be read back", eventId);
            return Optional.empty();
        }
    }

    private synchronized byte @org.jspecify.annotations.Nullable [] gzip(String eventId) {
        return gzipByEvent.get(eventId);
    }
}
