package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses envelopes with compressors that are used again: to set one up costs more than most
 * envelopes, and a few serve any number of threads.
 */
final class Gzip {
    /** Fast: an envelope gets some percent larger, its compression takes half the time. */
    private static final int LEVEL = Deflater.BEST_SPEED;

    /**
     * Smaller ones are stored as they are, in the same format: most of a transaction's compression
     * builds tables that then save a kilobyte, at a quarter of the CPU of a traced request.
     */
    private static final int STORED_BELOW = 4 * 1024;

    private static final int LARGEST_KEPT = 256 * 1024;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
    private static final int STORED_HEAD = 5;
    private static final int TRAILER = 8;

    private final BlockingQueue<Work> idle =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    /** What is to be compressed. */
    interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    /** All that {@code content} writes, as one gzip member. */
    byte[] compress(Content content) throws Exception {
        Work polled = idle.poll();
        Work work = polled == null ? new Work() : polled;
        boolean kept = false;
        try {
            content.writeTo(work.plain);
            byte[] bytes = work.compressed();
            kept = work.reset() && idle.offer(work);
            return bytes;
        } finally {
            if (!kept) {
                work.deflater.end();
            }
        }
    }

    private static final class Work {
        private final Deflater deflater = new Deflater(LEVEL, true);
        private final Plain plain = new Plain();
        private byte[] packed = new byte[4096];

        byte[] compressed() {
            return plain.size() < STORED_BELOW ? stored() : deflated();
        }

        private byte[] stored() {
            int size = plain.size();
            byte[] member = member(STORED_HEAD + size);
            int at = HEADER.length;
            member[at] = 1;
            little(member, at + 1, 2, size);
            little(member, at + 3, 2, ~size);
            System.arraycopy(plain.array(), 0, member, at + STORED_HEAD, size);
            return member;
        }

        private byte[] deflated() {
            deflater.setInput(plain.array(), 0, plain.size());
            deflater.finish();
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * packed.length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            byte[] member = member(length);
            System.arraycopy(packed, 0, member, HEADER.length, length);
            return member;
        }

        /** Header and trailer around that many bytes. */
        private byte[] member(int length) {
            byte[] member = new byte[HEADER.length + length + TRAILER];
            System.arraycopy(HEADER, 0, member, 0, HEADER.length);
            CRC32 checksum = new CRC32();
            checksum.update(plain.array(), 0, plain.size());
            little(member, HEADER.length + length, 4, (int) checksum.getValue());
            little(member, HEADER.length + length + 4, 4, plain.size());
            return member;
        }

        /** Makes ready for the next; false when this one has grown too large to be kept. */
        boolean reset() {
            deflater.reset();
            plain.reset();
            return plain.array().length <= LARGEST_KEPT && packed.length <= LARGEST_KEPT;
        }

        private static void little(byte[] to, int at, int bytes, int value) {
            for (int i = 0; i < bytes; i++) {
                to[at + i] = (byte) (value >>> (8 * i));
            }
        }
    }

    /** Its bytes can be read without a copy. */
    private static final class Plain extends ByteArrayOutputStream {
        Plain() {
            super(8 * 1024);
        }

        byte[] array() {
            return buf;
        }
    }
}
