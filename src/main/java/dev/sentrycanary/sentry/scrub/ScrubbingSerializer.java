package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.sentry.ISerializer;
import io.sentry.JsonDeserializer;
import io.sentry.NoOpLogger;
import io.sentry.ProfileChunk;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEnvelopeItemHeader;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's serializer with the scrubber in it. Everything that leaves passes here after all hooks,
 * on the thread that sends. What cannot be scrubbed is not sent: an event or transaction shrinks to
 * its ids and a mark, other items are given up.
 */
final class ScrubbingSerializer implements ISerializer {
    private static final Logger LOG = Logger.getLogger(ScrubbingSerializer.class);

    private final ISerializer sdk;
    private final TextScrubber texts;
    private final AtomicBoolean complained = new AtomicBoolean();

    ScrubbingSerializer(ISerializer sdk, TextScrubber texts) {
        this.sdk = sdk;
        this.texts = texts;
    }

    @Override
    public <T> void serialize(T entity, Writer writer) throws IOException {
        if (entity instanceof ProfileChunk) {
            sdk.serialize(entity, writer);
            return;
        }
        writer.write(scrubbed(entity));
        writer.flush();
    }

    @Override
    public String serialize(Map<String, Object> data) throws IOException {
        return scrubbed(data);
    }

    private String scrubbed(Object entity) throws IOException {
        try {
            return written(entity);
        } catch (Exception | StackOverflowError e) {
            if (complained.compareAndSet(false, true)) {
                LOG.errorf(
                        "Scrubbing failed (%s): events that it fails on are sent without content",
                        e.getClass().getName());
            }
            if (entity instanceof SentryTransaction transaction) {
                return written(Reduced.transaction(transaction));
            }
            if (entity instanceof SentryEvent event) {
                return written(Reduced.event(event));
            }
            throw new IOException("given up because it could not be scrubbed");
        }
    }

    private String written(Object entity) throws IOException {
        JsonText json = new JsonText(entity instanceof SentryEnvelopeItemHeader ? 128 : 2048);
        new ScrubbingWriter(json, texts).value(NoOpLogger.getInstance(), entity);
        return json.toString();
    }

    @Override
    public void serialize(SentryEnvelope envelope, OutputStream stream) throws Exception {
        line(stream, scrubbed(envelope.getHeader()));
        for (SentryEnvelopeItem item : envelope.getItems()) {
            byte[] data;
            String header;
            try {
                data = item.getData();
                // Its length is known only after its data has been written.
                header = scrubbed(item.getHeader());
            } catch (Exception e) {
                LOG.debugf("An item of an envelope was given up: %s", e.getClass().getName());
                continue;
            }
            line(stream, header);
            stream.write(data);
            stream.write('\n');
        }
        stream.flush();
    }

    private static void line(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.write('\n');
    }

    @Override
    public <T, R> @Nullable T deserializeCollection(
            Reader reader, Class<T> type, @Nullable JsonDeserializer<R> element) {
        return sdk.deserializeCollection(reader, type, element);
    }

    @Override
    public <T> @Nullable T deserialize(Reader reader, Class<T> type) {
        return sdk.deserialize(reader, type);
    }

    @Override
    public @Nullable SentryEnvelope deserializeEnvelope(InputStream stream) {
        return sdk.deserializeEnvelope(stream);
    }
}
