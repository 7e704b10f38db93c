package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.sentry.ILogger;
import io.sentry.JsonObjectSerializer;
import io.sentry.JsonSerializable;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.protocol.Contexts;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryStackFrame;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the objects, maps and lists of one entity, as deep and as far as is sensible, and
 * knows the kinds whose secrets do not stand behind a key of their own.
 */
final class EntityWalk {
    /** How deep objects may be nested. */
    static final int DEEPEST = 32;

    /** The depth of what stands in the event itself. */
    private static final int FIELD = 2;

    private static final int MOST_ENTRIES = 20_000;
    private static final int MAX_REFLECTION_DEPTH = 10;
    private static final int LARGEST_NAMED_ENTRY = 8;

    private final ScrubbingWriter writer;
    private final TextScrubber texts;
    private final KeyRules keys;
    private final JsonObjectSerializer other = new JsonObjectSerializer(MAX_REFLECTION_DEPTH);
    private boolean parametersTold;
    private int depth;
    private int entries;

    EntityWalk(ScrubbingWriter writer, TextScrubber texts) {
        this.writer = writer;
        this.texts = texts;
        this.keys = texts.keys();
    }

    void write(ILogger logger, @Nullable Object object) throws IOException {
        if (depth >= DEEPEST) {
            writer.cut();
            return;
        }
        depth++;
        try {
            dispatch(logger, object);
        } finally {
            depth--;
        }
    }

    private void dispatch(ILogger logger, @Nullable Object object) throws IOException {
        if (object instanceof CharSequence text) {
            writer.value(text.toString());
        } else if (object instanceof Contexts contexts) {
            contexts(logger, contexts);
        } else if (object instanceof Message message) {
            message(logger, message);
        } else if (object instanceof SentryLogEventAttributeValue attribute
                && writer.underSuspicion()) {
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
            writer.value(new String(chars));
        } else {
            other.serialize(writer, logger, object);
        }
    }

    private void typed(ILogger logger, JsonSerializable known) throws IOException {
        boolean outerFrame = writer.frame(known instanceof SentryStackFrame);
        boolean outerTold = parametersTold;
        if (known instanceof SentryLogEvent log) {
            parametersTold = texts.tellsSecret(log.getBody());
        }
        known.serialize(writer, logger);
        writer.frame(outerFrame);
        parametersTold = outerTold;
    }

    private void contexts(ILogger logger, Contexts contexts) throws IOException {
        writer.beginObject();
        for (Map.Entry<String, Object> context : copy(contexts.entrySet())) {
            writer.named(context.getKey(), KeyVerdict.OPEN);
            // A context has to stay an object, or Sentry drops it.
            if (keys.verdict(context.getKey()) == KeyVerdict.OPEN) {
                writer.value(logger, context.getValue());
            } else {
                writer.filteredContext();
            }
        }
        writer.endObject();
    }

    /** A secret that the text tells behind its key stands in the parameters without that key. */
    private void message(ILogger logger, Message message) throws IOException {
        List<String> params = message.getParams();
        String template = message.getMessage();
        String formatted = message.getFormatted();
        boolean told = template != null && texts.tellsSecret(filledIn(template));
        told |= formatted != null && texts.tellsSecret(formatted);
        if (params == null || !told) {
            message.serialize(writer, logger);
            return;
        }
        Message copy = new Message();
        copy.setMessage(template);
        copy.setFormatted(formatted);
        copy.setParams(params.stream().map(p -> TextScan.FILTERED).toList());
        copy.serialize(writer, logger);
    }

    private static String filledIn(String template) {
        return template.replace("{}", "parameter").replace("%s", "parameter");
    }

    private void attribute(ILogger logger, SentryLogEventAttributeValue attribute)
            throws IOException {
        Object value = attribute.getValue();
        if (writer.clearsSuspicion(value == null ? null : String.valueOf(value))) {
            attribute.serialize(writer, logger);
        } else {
            writer.filteredAttribute();
        }
    }

    private void map(ILogger logger, Map<?, ?> map) throws IOException {
        String known = depth == FIELD ? writer.recurring(map) : null;
        if (known != null) {
            writer.scrubbed(known);
            return;
        }
        writer.beginObject();
        List<? extends Map.Entry<?, ?>> content =
                writer.swallows() ? List.of() : copy(map.entrySet());
        KeyVerdict told = toldByName(map);
        for (Map.Entry<?, ?> entry : content) {
            if (++entries > MOST_ENTRIES) {
                writer.named(TextScrubber.CUT, KeyVerdict.OPEN).value(true);
                break;
            }
            String key = String.valueOf(entry.getKey());
            KeyVerdict verdict = keys.verdict(key);
            if ((told == KeyVerdict.SECRET && Fields.isValue(key))
                    || (parametersTold && Fields.isMessageParameter(key))) {
                verdict = KeyVerdict.SECRET;
            }
            writer.named(key, verdict).value(logger, entry.getValue());
        }
        writer.endObject();
    }

    /**
     * What an entry such as {@code "name": "password"} says about the {@code "value"} beside it.
     */
    private KeyVerdict toldByName(Map<?, ?> map) {
        if (map.size() > LARGEST_NAMED_ENTRY) {
            return KeyVerdict.OPEN;
        }
        for (String candidate : Fields.NAMES) {
            if (map.get(candidate) instanceof String text
                    && keys.verdict(text) != KeyVerdict.OPEN) {
                return KeyVerdict.SECRET;
            }
        }
        return KeyVerdict.OPEN;
    }

    private void list(ILogger logger, Collection<?> collection) throws IOException {
        writer.beginArray();
        for (Object element : writer.swallows() ? List.of() : copy(collection)) {
            if (++entries > MOST_ENTRIES) {
                writer.value(TextScrubber.CUT);
                break;
            }
            writer.value(logger, element);
        }
        writer.endArray();
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
}
