package dev.sentrycanary.sentry.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one HTTP/1.1 response with hard limits; what exceeds them ends the connection. */
final class AnswerReader {
    private static final int MAX_HEAD = 32 * 1024;
    private static final int MAX_BODY = 64 * 1024;

    private final InputStream in;
    private int headLeft = MAX_HEAD;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    Answer read() throws IOException {
        String statusLine = line();
        // 1xx answers are not the end of it.
        while (status(statusLine) / 100 == 1) {
            headers();
            statusLine = line();
        }
        int status = status(statusLine);
        Map<String, String> headers = headers();
        boolean keep =
                statusLine.startsWith("HTTP/1.1")
                        && !headers.getOrDefault("connection", "")
                                .toLowerCase(Locale.ROOT)
                                .contains("close");
        if (status == 204 || status == 304) {
            return new Answer(status, headers, "", keep);
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            return chunked(status, headers, keep);
        }
        String length = headers.get("content-length");
        if (length == null) {
            return new Answer(status, headers, text(in.readNBytes(MAX_BODY)), false);
        }
        long bytes = number(length.trim(), 10);
        byte[] body = in.readNBytes((int) Math.min(bytes, MAX_BODY));
        return new Answer(status, headers, text(body), keep && body.length == bytes);
    }

    /** Reads no further than the head, as the answer to {@code CONNECT} asks for. */
    Answer readHead() throws IOException {
        int status = status(line());
        return new Answer(status, headers(), "", true);
    }

    private Answer chunked(int status, Map<String, String> headers, boolean keep)
            throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = line();
            int extension = size.indexOf(';');
            long bytes = number((extension < 0 ? size : size.substring(0, extension)).trim(), 16);
            if (bytes == 0) {
                headers();
                return new Answer(status, headers, body.toString(), keep);
            }
            if (body.length() + bytes > MAX_BODY) {
                return new Answer(status, headers, body.toString(), false);
            }
            body.append(text(in.readNBytes((int) bytes)));
            line();
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim(),
                        (first, next) -> first + ", " + next);
            }
        }
        return headers;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("connection closed before the answer was complete");
            }
            if (--headLeft < 0) {
                throw new ProtocolException("answer head too large");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static int status(String line) throws ProtocolException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new ProtocolException("not an HTTP answer");
        }
        return (int) number(line.substring(9, 12), 10);
    }

    private static long number(String digits, int radix) throws ProtocolException {
        try {
            long value = Long.parseLong(digits, radix);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProtocolException("answer with a malformed number");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
