package dev.sentrycanary.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import io.airlift.compress.zstd.ZstdInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes {@code Content-Encoding}, never holding more than the limit allows. */
public final class ContentDecoder {
    private ContentDecoder() {}

    /** Whether a body with this header must be decompressed at all. */
    public static boolean isIdentity(@Nullable String encoding) {
        // Ruby's SDK sends the header with no value for small bodies.
        return encoding == null
                || encoding.isBlank()
                || encoding.strip().equalsIgnoreCase("identity");
    }

    /**
     * Decompresses {@code body}.
     *
     * @param encoding the {@code Content-Encoding} header; null and empty mean as it is
     * @param limit the most bytes to produce
     * @throws WireException 400 when the body is not one complete stream of that encoding, 413 when
     *     it would exceed the limit
     */
    public static Bytes decode(@Nullable String encoding, Bytes body, int limit) {
        if (encoding == null || isIdentity(encoding)) {
            return body;
        }
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "gzip", "x-gzip" -> Inflate.gzip(body, limit);
            case "deflate" -> Inflate.deflate(body, limit);
            case "br" -> read("brotli", body, limit, BrotliInputStream::new);
            case "zstd" -> read("zstd", body, limit, ZstdInputStream::new);
            default ->
                    throw WireException.malformed(
                            "unsupported content encoding",
                            "understood are gzip, x-gzip, deflate, br, zstd, identity");
        };
    }

    private static Bytes read(String name, Bytes body, int limit, Opener opener) {
        BoundedBuffer out = new BoundedBuffer((int) Math.min(limit, body.length() * 4L), limit);
        try (InputStream in = opener.open(body.stream())) {
            byte[] probe = new byte[1];
            while (true) {
                int count = out.full() ? in.read(probe, 0, 1) : into(out, in);
                if (count < 0) {
                    return out.bytes();
                }
                if (out.full()) {
                    out.room();
                }
                out.advance(count);
            }
        } catch (WireException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoders tell a broken stream by various unchecked exceptions.
            throw WireException.malformed(
                    "failed to decode the body", "truncated or corrupt " + name + " stream");
        }
    }

    private static int into(BoundedBuffer out, InputStream in) throws IOException {
        int room = out.room();
        return in.read(out.array(), out.size(), room);
    }

    private interface Opener {
        InputStream open(InputStream compressed) throws IOException;
    }
}
