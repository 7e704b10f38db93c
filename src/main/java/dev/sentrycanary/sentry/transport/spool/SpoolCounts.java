package dev.sentrycanary.sentry.transport.spool;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a spool tells of itself. */
public final class SpoolCounts {
    final LongAdder torn = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder recovered = new LongAdder();
    final LongAdder full = new LongAdder();
    final AtomicLong envelopes = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong asideBytes = new AtomicLong();
    volatile boolean writable;

    /** Whether the last attempt to write succeeded. */
    public boolean isWritable() {
        return writable;
    }

    /** Envelopes on disk whose fate is not known. */
    public long envelopes() {
        return envelopes.get();
    }

    /** Bytes of the files in use, including envelopes whose fate is known by now. */
    public long bytes() {
        return bytes.get();
    }

    /** Bytes kept aside: torn files, and what waits for another DSN. */
    public long asideBytes() {
        return asideBytes.get();
    }

    /** Damaged pieces found in files so far. */
    public long torn() {
        return torn.sum();
    }

    /** Failed reads and writes so far. */
    public long errors() {
        return errors.sum();
    }

    /** Envelopes of an earlier process found so far. */
    public long recovered() {
        return recovered.sum();
    }

    /** Envelopes so far that the bound on bytes kept off the disk. */
    public long full() {
        return full.sum();
    }
}
