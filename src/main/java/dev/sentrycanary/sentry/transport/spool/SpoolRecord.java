package dev.sentrycanary.sentry.transport.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * One envelope as it stands in a file: magic, state, two lengths, time of capture, checksum, then
 * ids and types as text, then the body. Only the state changes once it is written.
 */
final class SpoolRecord {
    static final int MAGIC = 0x53_50_4c_31;
    static final int STATE = 4;
    static final byte WAITING = 'W';
    static final byte DONE = 'D';
    static final int HEAD = 4 + 1 + 4 + 4 + 8 + 4;
    private static final int MAX_META = 64 * 1024;

    private final Spooled content;
    private final int length;
    private final boolean waiting;
    private final byte[] body;

    private SpoolRecord(Spooled content, int length, boolean waiting, byte[] body) {
        this.content = content;
        this.length = length;
        this.waiting = waiting;
        this.body = body;
    }

    Spooled content() {
        return content;
    }

    /** Bytes of the whole record. */
    int length() {
        return length;
    }

    boolean waiting() {
        return waiting;
    }

    byte[] body() {
        return body;
    }

    static byte[] encode(Spooled content, byte[] body) {
        byte[] meta =
                (String.join(",", content.eventIds())
                                + "\n"
                                + String.join(",", content.itemTypes()))
                        .getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = ByteBuffer.allocate(HEAD + meta.length + body.length);
        record.putInt(MAGIC).put(WAITING).putInt(meta.length).putInt(body.length);
        record.putLong(content.capturedAt());
        record.putInt(checksum(meta.length, content.capturedAt(), meta, body));
        return record.put(meta).put(body).array();
    }

    /** The record that begins at {@code at}, or null when there is none or it is damaged. */
    static @Nullable SpoolRecord decode(byte[] file, int at) {
        if (at < 0 || file.length - at < HEAD) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(file, at, file.length - at);
        int magic = in.getInt();
        byte state = in.get();
        int metaLength = in.getInt();
        int bodyLength = in.getInt();
        long capturedAt = in.getLong();
        int sum = in.getInt();
        if (magic != MAGIC
                || (state != WAITING && state != DONE)
                || metaLength < 0
                || metaLength > MAX_META
                || bodyLength < 0
                || (long) metaLength + bodyLength > in.remaining()) {
            return null;
        }
        byte[] meta = new byte[metaLength];
        byte[] body = new byte[bodyLength];
        in.get(meta).get(body);
        if (sum != checksum(metaLength, capturedAt, meta, body)) {
            return null;
        }
        String[] lines = new String(meta, StandardCharsets.UTF_8).split("\n", -1);
        Spooled content =
                new Spooled(list(lines[0]), list(lines.length > 1 ? lines[1] : ""), capturedAt);
        return new SpoolRecord(content, HEAD + metaLength + bodyLength, state == WAITING, body);
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    private static int checksum(int metaLength, long capturedAt, byte[] meta, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(12).putInt(metaLength).putLong(capturedAt).flip());
        crc.update(meta);
        crc.update(body);
        return (int) crc.getValue();
    }
}
