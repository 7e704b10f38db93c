package dev.sentrycanary.wire;

import java.util.Arrays;

/** Collects decompressed bytes and refuses, before it grows, what would exceed the limit. */
final class BoundedBuffer {
    private static final int SMALLEST = 256;

    private final int limit;
    private byte[] array;
    private int size;

    BoundedBuffer(int expected, int limit) {
        this.limit = limit;
        this.array = new byte[Math.min(Math.max(SMALLEST, expected), Math.max(1, limit))];
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    /** Makes room for at least one byte more and returns how many now fit. */
    int room() {
        if (size == array.length) {
            if (size >= limit) {
                throw WireException.tooLarge(
                        "envelope exceeds the size limit",
                        "it decompresses to more than " + limit + " bytes");
            }
            array = Arrays.copyOf(array, (int) Math.min(limit, size * 2L));
        }
        return array.length - size;
    }

    void advance(int count) {
        size += count;
    }

    /** True when the content is complete or the limit leaves no room to find out otherwise. */
    boolean full() {
        return size == array.length && size >= limit;
    }

    Bytes bytes() {
        return Bytes.of(size == array.length ? array : Arrays.copyOf(array, size));
    }
}
