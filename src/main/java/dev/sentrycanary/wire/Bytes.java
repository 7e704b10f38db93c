package dev.sentrycanary.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** An unchanging run of bytes inside an array that others may share: payloads are never copied. */
public final class Bytes {
    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** All of {@code array}, which the caller must no longer change. */
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** The UTF-8 bytes of {@code text}. */
    public static Bytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes. */
    public int length() {
        return length;
    }

    /** The byte at {@code index}. */
    public byte at(int index) {
        return array[offset + Objects.checkIndex(index, length)];
    }

    /** The bytes from {@code from} to before {@code to}. */
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new Bytes(array, offset + from, to - from);
    }

    /** Where {@code wanted} stands first at or after {@code from}, or -1. */
    public int indexOf(byte wanted, int from) {
        for (int i = offset + from; i < offset + length; i++) {
            if (array[i] == wanted) {
                return i - offset;
            }
        }
        return -1;
    }

    /** A copy. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** As text; bytes that are not UTF-8 become replacement characters. */
    public String utf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** A stream over the bytes. */
    public InputStream stream() {
        return new ByteArrayInputStream(array, offset, length);
    }

    byte[] array() {
        return array;
    }

    int offset() {
        return offset;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that
                && Arrays.equals(
                        array,
                        offset,
                        offset + length,
                        that.array,
                        that.offset,
                        that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
