package dev.sentrycanary.sentry.transport.spool;

import java.io.IOException;

/** Where one envelope stands on disk. */
public final class Place {
    private final Spool spool;
    private final Segment segment;
    private final long at;
    private final int length;

    Place(Spool spool, Segment segment, long at, int length) {
        this.spool = spool;
        this.segment = segment;
        this.at = at;
        this.length = length;
    }

    Segment segment() {
        return segment;
    }

    long at() {
        return at;
    }

    int length() {
        return length;
    }

    /** Reads the body back; fails when it cannot be read or has changed. */
    public byte[] read() throws IOException {
        return spool.read(this);
    }

    /** The fate of the envelope is known: it is not to be sent again. */
    public void done() {
        spool.done(this);
    }
}
