package dev.sentrycanary.sentry.request;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps the first bytes of what the resource reads, so that an event can show them. */
final class BodyRecorder extends FilterInputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
    private final int limit;
    private long seen;

    BodyRecorder(InputStream in, int limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            keep(new byte[] {(byte) value}, 0, 1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            keep(bytes, offset, count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private synchronized void keep(byte[] bytes, int offset, int count) {
        seen += count;
        kept.write(bytes, offset, Math.min(count, limit - kept.size()));
    }

    synchronized byte[] kept() {
        return kept.toByteArray();
    }

    synchronized long seen() {
        return seen;
    }
}
