package dev.sentrycanary.sentry.transport.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of records, only ever appended to. Not a {@code FileChannel}, which an interrupt of any
 * capturing thread would close. Guarded by the spool's lock.
 */
final class Segment {
    private static final byte[] ZERO = {};

    private final Path path;
    private final RandomAccessFile file;
    private long size;
    private int waiting;
    private boolean sealed;
    private boolean damaged;

    private Segment(Path path, RandomAccessFile file, long size) {
        this.path = path;
        this.file = file;
        this.size = size;
    }

    static Segment create(Path path) throws IOException {
        Permissions.createFile(path);
        return new Segment(path, new RandomAccessFile(path.toFile(), "rw"), 0);
    }

    static Segment open(Path path) throws IOException {
        Segment found =
                new Segment(path, new RandomAccessFile(path.toFile(), "rw"), Files.size(path));
        found.sealed = true;
        return found;
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    int waiting() {
        return waiting;
    }

    boolean sealed() {
        return sealed;
    }

    boolean damaged() {
        return damaged;
    }

    void seal() {
        sealed = true;
    }

    void found() {
        waiting++;
    }

    void markDamaged() {
        damaged = true;
    }

    /** Appends a record as a whole or not at all; returns where it begins. */
    long append(byte[] record) throws IOException {
        long at = size;
        try {
            file.seek(at);
            file.write(record);
        } catch (IOException e) {
            cutBack(at);
            throw e;
        }
        size = at + record.length;
        waiting++;
        return at;
    }

    private void cutBack(long at) {
        try {
            file.setLength(at);
        } catch (IOException e) {
            // What stands there fails its checksum at the next start.
            damaged = true;
        }
    }

    byte[] read(long at, int length) throws IOException {
        byte[] record = new byte[length];
        file.seek(at);
        file.readFully(record);
        return record;
    }

    byte[] readAll() throws IOException {
        return size == 0 ? ZERO : read(0, Math.toIntExact(size));
    }

    /** Marks the record done, in place: one byte cannot tear. */
    void done(long at) throws IOException {
        waiting--;
        file.seek(at + SpoolRecord.STATE);
        file.write(ByteBuffer.allocate(1).put(SpoolRecord.DONE).array());
    }

    void close() throws IOException {
        file.close();
    }
}
