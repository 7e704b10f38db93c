package dev.sentrycanary.wire;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip, zlib and raw deflate. The JDK's streams would read on after the first member and pass over
 * what follows it; here a body is exactly one complete stream.
 */
final class Inflate {
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATED = 8;
    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private Inflate() {}

    static Bytes gzip(Bytes body, int limit) {
        int from = gzipHeader(body);
        int expected = body.length() < from + GZIP_TRAILER ? 0 : int32(body, body.length() - 4);
        // The announced size is a hint that may lie: deflate cannot gain more than 1032 to 1.
        long believable = Math.min(body.length() * 1032L, Integer.toUnsignedLong(expected));
        BoundedBuffer out = new BoundedBuffer((int) Math.min(limit, believable), limit);
        int rest = inflate(body, from, true, out);
        if (rest < GZIP_TRAILER) {
            throw broken("truncated: the gzip trailer is missing");
        }
        if (rest > GZIP_TRAILER) {
            throw broken((rest - GZIP_TRAILER) + " bytes follow the end of the gzip stream");
        }
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.size());
        if ((int) crc.getValue() != int32(body, body.length() - GZIP_TRAILER)
                || out.size() != expected) {
            throw broken("the gzip checksum does not match");
        }
        return out.bytes();
    }

    /** {@code deflate} means zlib by the standard and raw deflate to some clients. */
    static Bytes deflate(Bytes body, int limit) {
        boolean zlib =
                body.length() >= 2
                        && (body.at(0) & 0xf) == DEFLATED
                        && ((body.at(0) & 0xff) << 8 | (body.at(1) & 0xff)) % 31 == 0;
        BoundedBuffer out = new BoundedBuffer(Math.min(limit, body.length() * 4), limit);
        int rest = inflate(body, 0, !zlib, out);
        if (rest > 0) {
            throw broken(rest + " bytes follow the end of the deflate stream");
        }
        return out.bytes();
    }

    /** Inflates into {@code out} and returns how many bytes of {@code body} are left over. */
    private static int inflate(Bytes body, int from, boolean raw, BoundedBuffer out) {
        Inflater inflater = raw ? RawInflaters.take() : new Inflater();
        try {
            inflater.setInput(body.array(), body.offset() + from, body.length() - from);
            byte[] probe = new byte[1];
            while (!inflater.finished()) {
                int count = out.full() ? overflow(inflater, probe, out) : into(out, inflater);
                out.advance(count);
                if (count == 0 && inflater.needsDictionary()) {
                    throw broken("it needs a dictionary");
                }
                if (count == 0 && inflater.needsInput() && !inflater.finished()) {
                    throw broken("truncated: the compressed stream has no end");
                }
            }
            return inflater.getRemaining();
        } catch (DataFormatException e) {
            throw broken("the compressed stream is corrupt");
        } finally {
            if (raw) {
                RawInflaters.giveBack(inflater);
            } else {
                inflater.end();
            }
        }
    }

    private static int into(BoundedBuffer out, Inflater inflater) throws DataFormatException {
        int room = out.room();
        return inflater.inflate(out.array(), out.size(), room);
    }

    /** A stream that ends exactly at the limit has only its end mark left. */
    private static int overflow(Inflater inflater, byte[] probe, BoundedBuffer out)
            throws DataFormatException {
        return inflater.inflate(probe, 0, 1) == 0 ? 0 : out.room();
    }

    private static int gzipHeader(Bytes body) {
        if (body.length() < GZIP_HEADER
                || (body.at(0) & 0xff) != MAGIC_1
                || (body.at(1) & 0xff) != MAGIC_2
                || body.at(2) != DEFLATED) {
            throw broken("not a gzip stream");
        }
        int flags = body.at(3);
        int at = GZIP_HEADER;
        if ((flags & HAS_EXTRA) != 0) {
            if (body.length() < at + 2) {
                throw broken("truncated: the gzip header has no end");
            }
            at += 2 + ((body.at(at) & 0xff) | (body.at(at + 1) & 0xff) << 8);
        }
        for (int text : new int[] {HAS_NAME, HAS_COMMENT}) {
            if ((flags & text) != 0) {
                int end = at < body.length() ? body.indexOf((byte) 0, at) : -1;
                if (end < 0) {
                    throw broken("truncated: the gzip header has no end");
                }
                at = end + 1;
            }
        }
        at += (flags & HAS_HEADER_CRC) == 0 ? 0 : 2;
        if (at > body.length()) {
            throw broken("truncated: the gzip header has no end");
        }
        return at;
    }

    private static int int32(Bytes body, int at) {
        return (body.at(at) & 0xff)
                | (body.at(at + 1) & 0xff) << 8
                | (body.at(at + 2) & 0xff) << 16
                | (body.at(at + 3) & 0xff) << 24;
    }

    private static WireException broken(String cause) {
        return WireException.malformed("failed to decode the body", cause);
    }
}
