package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Sets {@code sent_at} of an envelope that has waited. Sentry takes a difference of 55 minutes to
 * its own clock for a wrong clock and moves the event's times by it.
 */
final class SentAt {
    private static final Duration HARMLESS = Duration.ofMinutes(10);
    private static final Pattern FIELD = Pattern.compile("\"sent_at\"\\s*:\\s*\"[^\"]*\"");

    private SentAt() {}

    static byte[] fresh(byte[] gzip, Instant capturedAt, Instant now) throws IOException {
        return Duration.between(capturedAt, now).compareTo(HARMLESS) < 0 ? gzip : set(gzip, now);
    }

    static byte[] set(byte[] gzip, Instant now) throws IOException {
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
        int end = 0;
        while (end < plain.length && plain[end] != '\n') {
            end++;
        }
        Matcher field = FIELD.matcher(new String(plain, 0, end, StandardCharsets.UTF_8));
        String header =
                field.replaceFirst("\"sent_at\":\"" + now.truncatedTo(ChronoUnit.MILLIS) + "\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(gzip.length + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(header.getBytes(StandardCharsets.UTF_8));
            out.write(plain, end, plain.length - end);
        }
        return bytes.toByteArray();
    }
}
