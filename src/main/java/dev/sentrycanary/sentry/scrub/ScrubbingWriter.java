package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sentry.ILogger;
import io.sentry.JsonObjectSerializer;
import io.sentry.JsonObjectWriter;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.protocol.Contexts;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryStackFrame;
import org.jspecify.annotations.Nullable;

/**
 * Writes one entity as the SDK does, but without its secrets. It sees the very bytes that will be
 * sent, after every hook, and changes no object that scopes or other events share.
 */
final class ScrubbingWriter implements ObjectWriter {
    private static final int DEEPEST = 32;
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_TEXT = 4L * TextScrubber.LONGEST;
    private static final int MAX_REFLECTION_DEPTH = 10;

    /**
     * Names in the protocol that sound secret; the values of the first are scanned pair by pair.
     */
    private static final Set<String> PROTOCOL = Set.of("cookies", "public_key", "sid");

    private static final Set<String> IDS =
            Set.of(
                    "trace_id",
                    "span_id",
                    "parent_span_id",
                    "event_id",
                    "profile_id",
                    "profiler_id",
                    "chunk_id",
                    "replay_id",
                    "check_in_id",
                    "associated_event_id",
                    "traceparent",
                    "sentry-trace",
                    "timestamp",
                    "start_timestamp",
                    "id");

    private static final Set<String> CODE =
            Set.of("function", "module", "filename", "abs_path", "package", "lineno", "symbol");

    private static final Set<String> NAMES =
            Set.of("name", "key", "header", "field", "param", "parameter", "property");

    private static final List<String> VALUES =
            List.of(
                    "value",
                    "values",
                    "invalid_value",
                    "rejected_value",
                    "invalidValue",
                    "rejectedValue");

    private final JsonObjectWriter out;
    private final JsonObjectSerializer other = new JsonObjectSerializer(MAX_REFLECTION_DEPTH);
    private final TextScrubber texts;
    private final KeyRules keys;
    private KeyVerdict pending = KeyVerdict.OPEN;
    private String name = "";
    private boolean parametersTold;
    private boolean frame;
    private int swallowed;
    private int depth;
    private int entries;
    private long scanned;

    ScrubbingWriter(Writer writer, TextScrubber texts) {
        this.out = new JsonObjectWriter(writer, DEEPEST);
        this.texts = texts;
        this.keys = texts.keys();
    }

    @Override
    public ObjectWriter name(String name) throws IOException {
        return PROTOCOL.contains(name)
                ? named(name, KeyVerdict.OPEN)
                : named(name, keys.verdict(name));
    }

    private ObjectWriter named(String name, KeyVerdict verdict) throws IOException {
        if (swallowed == 0) {
            out.name(texts.scrubName(name));
            this.name = name;
            pending = verdict;
        }
        return this;
    }

    @Override
    public ObjectWriter value(@Nullable String value) throws IOException {
        if (value == null) {
            return nullValue();
        }
        if (swallowed == 0) {
            out.value(hides(value) ? TextScan.FILTERED : clean(value));
        }
        return this;
    }

    private boolean hides(String value) {
        KeyVerdict verdict = pending;
        pending = KeyVerdict.OPEN;
        return verdict.hides(value);
    }

    private String clean(String value) {
        if ((frame && CODE.contains(name)) || (IDS.contains(name) && isId(value))) {
            return value;
        }
        scanned += value.length();
        return scanned > MOST_TEXT ? TextScrubber.CUT : texts.scrub(value);
    }

    private static boolean isId(String value) {
        if (value.length() > 60) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!Chars.isHex(value.charAt(i)) && "-:.TZ".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return value.length() >= 16;
    }

    private boolean filteredNumber(String number) throws IOException {
        if (swallowed > 0) {
            return true;
        }
        if (hides(number) || (!IDS.contains(name) && Accounts.isNumericCard(number))) {
            out.value(TextScan.FILTERED);
            return true;
        }
        return false;
    }

    @Override
    public ObjectWriter value(long value) throws IOException {
        if (!filteredNumber(Long.toString(value))) {
            out.value(value);
        }
        return this;
    }

    @Override
    public ObjectWriter value(double value) throws IOException {
        if (!filteredNumber(Double.toString(value))) {
            out.value(value);
        }
        return this;
    }

    @Override
    public ObjectWriter value(@Nullable Number value) throws IOException {
        if (value == null) {
            return nullValue();
        }
        if (!filteredNumber(value.toString())) {
            out.value(value);
        }
        return this;
    }

    @Override
    public ObjectWriter value(boolean value) throws IOException {
        if (swallowed == 0) {
            pending = KeyVerdict.OPEN;
            out.value(value);
        }
        return this;
    }

    @Override
    public ObjectWriter value(@Nullable Boolean value) throws IOException {
        return value == null ? nullValue() : value(value.booleanValue());
    }

    @Override
    public ObjectWriter nullValue() throws IOException {
        if (swallowed == 0) {
            pending = KeyVerdict.OPEN;
            out.nullValue();
        }
        return this;
    }

    @Override
    public ObjectWriter jsonValue(@Nullable String json) throws IOException {
        return value(json);
    }

    @Override
    public ObjectWriter value(ILogger logger, @Nullable Object object) throws IOException {
        if (swallowed > 0) {
            return this;
        }
        if (depth >= DEEPEST) {
            pending = KeyVerdict.OPEN;
            out.value(TextScrubber.CUT);
            return this;
        }
        depth++;
        try {
            dispatch(logger, object);
        } finally {
            depth--;
        }
        return this;
    }

    private void dispatch(ILogger logger, @Nullable Object object) throws IOException {
        if (object instanceof CharSequence text) {
            value(text.toString());
        } else if (object instanceof Contexts contexts) {
            contexts(logger, contexts);
        } else if (object instanceof Message message) {
            message(logger, message);
        } else if (object instanceof SentryLogEventAttributeValue attribute
                && pending != KeyVerdict.OPEN) {
            attribute(logger, attribute);
        } else if (object instanceof JsonSerializable known) {
            typed(logger, known);
        } else if (object instanceof Map<?, ?> map) {
            map(logger, map);
        } else if (object instanceof Collection<?> collection) {
            list(logger, collection);
        } else if (object instanceof Object[] array) {
            list(logger, Arrays.asList(array));
        } else if (object instanceof char[] chars) {
            value(new String(chars));
        } else {
            other.serialize(this, logger, object);
        }
    }

    private void typed(ILogger logger, JsonSerializable known) throws IOException {
        boolean outerFrame = frame;
        boolean outerTold = parametersTold;
        frame = known instanceof SentryStackFrame;
        if (known instanceof SentryLogEvent log) {
            parametersTold = texts.tellsSecret(log.getBody());
        }
        known.serialize(this, logger);
        frame = outerFrame;
        parametersTold = outerTold;
    }

    private void contexts(ILogger logger, Contexts contexts) throws IOException {
        beginObject();
        for (Map.Entry<String, Object> context : copy(contexts.entrySet())) {
            named(context.getKey(), KeyVerdict.OPEN);
            // A context has to stay an object, or Sentry drops it.
            if (keys.verdict(context.getKey()) == KeyVerdict.OPEN) {
                value(logger, context.getValue());
            } else {
                out.beginObject().name("value").value(TextScan.FILTERED);
                out.endObject();
            }
        }
        endObject();
    }

    /** A secret that the text tells behind its key stands in the parameters without that key. */
    private void message(ILogger logger, Message message) throws IOException {
        List<String> params = message.getParams();
        String template = message.getMessage();
        String formatted = message.getFormatted();
        boolean told = template != null && texts.tellsSecret(filledIn(template));
        told |= formatted != null && texts.tellsSecret(formatted);
        if (params == null || !told) {
            message.serialize(this, logger);
            return;
        }
        Message copy = new Message();
        copy.setMessage(template);
        copy.setFormatted(formatted);
        copy.setParams(params.stream().map(p -> TextScan.FILTERED).toList());
        copy.serialize(this, logger);
    }

    private static String filledIn(String template) {
        return template.replace("{}", "parameter").replace("%s", "parameter");
    }

    private void attribute(ILogger logger, SentryLogEventAttributeValue attribute)
            throws IOException {
        boolean hidden =
                attribute.getValue() != null && hides(String.valueOf(attribute.getValue()));
        pending = KeyVerdict.OPEN;
        if (hidden) {
            out.beginObject().name("type").value("string").name("value").value(TextScan.FILTERED);
            out.endObject();
        } else {
            attribute.serialize(this, logger);
        }
    }

    private void map(ILogger logger, Map<?, ?> map) throws IOException {
        beginObject();
        List<? extends Map.Entry<?, ?>> content = swallowed > 0 ? List.of() : copy(map.entrySet());
        KeyVerdict told = toldByName(map);
        for (Map.Entry<?, ?> entry : content) {
            if (++entries > MOST_ENTRIES) {
                named(TextScrubber.CUT, KeyVerdict.OPEN).value(true);
                break;
            }
            String key = String.valueOf(entry.getKey());
            KeyVerdict verdict = keys.verdict(key);
            if ((told == KeyVerdict.SECRET && VALUES.contains(key))
                    || (parametersTold && key.startsWith("sentry.message.parameter."))) {
                verdict = KeyVerdict.SECRET;
            }
            named(key, verdict).value(logger, entry.getValue());
        }
        endObject();
    }

    /**
     * What an entry such as {@code "name": "password"} says about the {@code "value"} beside it.
     */
    private KeyVerdict toldByName(Map<?, ?> map) {
        for (String candidate : NAMES) {
            Object told = map.size() <= 8 ? map.get(candidate) : null;
            if (told instanceof String text && keys.verdict(text) != KeyVerdict.OPEN) {
                return KeyVerdict.SECRET;
            }
        }
        return KeyVerdict.OPEN;
    }

    private void list(ILogger logger, Collection<?> collection) throws IOException {
        beginArray();
        for (Object element : swallowed > 0 ? List.of() : copy(collection)) {
            if (++entries > MOST_ENTRIES) {
                value(TextScrubber.CUT);
                break;
            }
            value(logger, element);
        }
        endArray();
    }

    /** The application may still change what it gave us; a copy is taken at once or not at all. */
    private static <T> List<T> copy(Collection<T> changing) {
        for (int attempt = 0; ; attempt++) {
            try {
                return new ArrayList<>(changing);
            } catch (RuntimeException e) {
                if (attempt == 2) {
                    throw e;
                }
            }
        }
    }

    @Override
    public ObjectWriter beginObject() throws IOException {
        if (!swallow()) {
            out.beginObject();
        }
        return this;
    }

    @Override
    public ObjectWriter beginArray() throws IOException {
        if (!swallow()) {
            out.beginArray();
        }
        return this;
    }

    private boolean swallow() throws IOException {
        if (swallowed == 0 && pending != KeyVerdict.OPEN) {
            pending = KeyVerdict.OPEN;
            out.value(TextScan.FILTERED);
            swallowed = 1;
            return true;
        }
        if (swallowed > 0) {
            swallowed++;
        }
        return swallowed > 0;
    }

    @Override
    public ObjectWriter endObject() throws IOException {
        if (swallowed > 0) {
            swallowed--;
        } else {
            out.endObject();
        }
        return this;
    }

    @Override
    public ObjectWriter endArray() throws IOException {
        if (swallowed > 0) {
            swallowed--;
        } else {
            out.endArray();
        }
        return this;
    }

    @Override
    public void setLenient(boolean lenient) {
        out.setLenient(lenient);
    }

    @Override
    public void setIndent(@Nullable String indent) {
        out.setIndent(indent);
    }

    @Override
    public @Nullable String getIndent() {
        return out.getIndent();
    }
}
