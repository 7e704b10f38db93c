package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads ahead for the one thread that reads a connection, byte by byte and without locks. Never
 * waits for more than is asked for.
 */
final class ReadAhead extends InputStream {
    private final InputStream in;
    private final byte[] buffer = new byte[4 * 1024];
    private int next;
    private int end;

    ReadAhead(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return next < end || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = 0;
        int count = in.read(buffer, 0, buffer.length);
        end = Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
