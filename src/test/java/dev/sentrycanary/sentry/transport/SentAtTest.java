package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentAtTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final String REST =
            "\n{\"type\":\"event\",\"length\":26}\n{\"sent_at\":\"not this one\"}";

    @Test
    void an_envelope_that_waited_is_sent_with_the_time_of_sending() throws IOException {
        byte[] gzip = gzip("{\"event_id\":\"1\",\"sent_at\":\"2026-11-20T01:02:03Z\"}" + REST);

        assertThat(gunzip(SentAt.fresh(gzip, NOW.minusSeconds(3600), NOW)))
                .isEqualTo("{\"event_id\":\"1\",\"sent_at\":\"2026-11-22T10:00:00.123Z\"}" + REST);
    }

    @Test
    void an_envelope_that_hardly_waited_is_sent_as_it_is() throws IOException {
        byte[] gzip = gzip("{\"sent_at\":\"2026-11-22T09:59:50Z\"}" + REST);

        assertThat(SentAt.fresh(gzip, NOW.minusSeconds(10), NOW)).isSameAs(gzip);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String gunzip(byte[] gzip) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
