package dev.sentrycanary.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Attachment;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.protocol.SentryId;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** An error with a text and a binary attachment. */
@ApplicationScoped
class AttachedFiles implements Scenario {
    private static final String MESSAGE = "This is a canary: an error with two attachments";
    private static final String TEXT = "canary.txt";
    private static final String BINARY = "canary.bin";
    private static final int ROUNDS = 16;

    @Override
    public String name() {
        return "attachment";
    }

    @Override
    public String summary() {
        return "An error with a text and a binary attachment, read back byte by byte";
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.ERROR, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.is(EventKind.ERROR, "exception.-1.value", MESSAGE),
                attached(TEXT, text()),
                attached(BINARY, binary()));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        Hint files = new Hint();
        files.addAttachment(new Attachment(text(), TEXT, "text/plain; charset=utf-8"));
        files.addAttachment(new Attachment(binary(), BINARY, "application/octet-stream"));
        SentryId id = Sentry.captureException(new CanaryException(MESSAGE), files);
        return Map.of(
                "event_id",
                id.toString(),
                "attachments",
                List.of(TEXT + ", " + text().length, BINARY + ", " + binary().length));
    }

    private static byte[] text() {
        return "A canary sings: line one\nZwölf Boxkämpfer, 中文\r\nno newline at the end"
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Every byte there is: NUL, line ends and what is no UTF-8 must survive. */
    private static byte[] binary() {
        byte[] bytes = new byte[256 * ROUNDS];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + i / 256);
        }
        return bytes;
    }

    private static Expectation attached(String name, byte[] bytes) {
        String digest = digest(bytes);
        return new Expectation(
                EventKind.ERROR,
                "the attachment " + name + " has the bytes that were attached",
                event -> complaint(event, name, digest));
    }

    private static Optional<String> complaint(EventTree event, String name, String digest) {
        for (Object file : event.list("attachments")) {
            if (file instanceof Map<?, ?> map && name.equals(map.get("name"))) {
                return digest.equals(map.get("sha256"))
                        ? Optional.empty()
                        : Optional.of("it has others");
            }
        }
        return Optional.of("it is missing");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
