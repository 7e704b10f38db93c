package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;

import io.sentry.ILogger;
import io.sentry.JsonObjectWriter;
import io.sentry.NoOpLogger;
import io.sentry.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one entity as the SDK does, but without its secrets. It sees the very bytes that will be
 * sent, after every hook, and changes no object that scopes or other events share. What a name
 * makes suspect is decided here, value by value; {@link EntityWalk} takes apart what has parts.
 */
final class ScrubbingWriter implements ObjectWriter {
    private static final int LISTED = 16 * 1024;
    private static final long MOST_TEXT = 4L * TextScrubber.LONGEST;

    private final JsonObjectWriter out;
    private final TextScrubber texts;
    private final KeyRules keys;
    private final EntityWalk walk;
    private KeyVerdict pending = KeyVerdict.OPEN;
    private String name = "";
    private boolean frame;
    private int swallowed;
    private long scanned;

    ScrubbingWriter(Writer writer, TextScrubber texts) {
        this.out = new JsonObjectWriter(writer, EntityWalk.DEEPEST);
        this.texts = texts;
        this.keys = texts.keys();
        this.walk = new EntityWalk(this, texts);
    }

    @Override
    public ObjectWriter name(String name) throws IOException {
        return Fields.isProtocol(name)
                ? named(name, KeyVerdict.OPEN)
                : named(name, keys.verdict(name));
    }

    /** A name about which somebody else has decided. */
    ObjectWriter named(String name, KeyVerdict verdict) throws IOException {
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
        if ((frame && Fields.isCode(name)) || (Fields.isId(name) && Fields.looksLikeId(value))) {
            return value;
        }
        scanned += value.length();
        return scanned > MOST_TEXT ? TextScrubber.CUT : texts.scrub(value);
    }

    /** Whether a number may go as it is, whatever its digits are. */
    private boolean isTrusted() {
        return pending == KeyVerdict.OPEN && Fields.isId(name);
    }

    private boolean filtered(String number) throws IOException {
        if (hides(number) || (!Fields.isId(name) && Accounts.isNumericCard(number))) {
            out.value(TextScan.FILTERED);
            return true;
        }
        return false;
    }

    @Override
    public ObjectWriter value(long value) throws IOException {
        if (swallowed == 0 && (isTrusted() || !filtered(Long.toString(value)))) {
            out.value(value);
        }
        return this;
    }

    @Override
    public ObjectWriter value(double value) throws IOException {
        if (swallowed == 0 && (isTrusted() || !filtered(Double.toString(value)))) {
            out.value(value);
        }
        return this;
    }

    @Override
    public ObjectWriter value(@Nullable Number value) throws IOException {
        if (value == null) {
            return nullValue();
        }
        if (swallowed == 0 && (isTrusted() || !filtered(value.toString()))) {
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
        if (swallowed == 0) {
            walk.write(logger, object);
        }
        return this;
    }

    /** The JSON of a map behind the last name, if it comes again and again. */
    @Nullable String recurring(Map<?, ?> map) throws IOException {
        return swallows() || underSuspicion() ? null : texts.recurring(name, map, this::alone);
    }

    private String alone(Map<String, String> map) throws IOException {
        JsonText json = new JsonText(LISTED);
        new ScrubbingWriter(json, texts).value(NoOpLogger.getInstance(), map);
        return json.toString();
    }

    /** A value that has been scrubbed before. */
    void scrubbed(String json) throws IOException {
        out.jsonValue(json);
    }

    /** Instead of what lies too deep. */
    void cut() throws IOException {
        pending = KeyVerdict.OPEN;
        out.value(TextScrubber.CUT);
    }

    /** Says whether a stack frame is written from now on; returns what was said before. */
    boolean frame(boolean inside) {
        boolean before = frame;
        frame = inside;
        return before;
    }

    /** Whether the last name makes its value suspect. */
    boolean underSuspicion() {
        return pending != KeyVerdict.OPEN;
    }

    /** Whether {@code value} may go in spite of the last name, which is done with now. */
    boolean clearsSuspicion(@Nullable String value) {
        boolean hidden = value != null && hides(value);
        pending = KeyVerdict.OPEN;
        return !hidden;
    }

    /** Whether all that is written now belongs to a value that was filtered as a whole. */
    boolean swallows() {
        return swallowed > 0;
    }

    void filteredContext() throws IOException {
        out.beginObject().name("value").value(TextScan.FILTERED);
        out.endObject();
    }

    void filteredAttribute() throws IOException {
        out.beginObject().name("type").value("string").name("value").value(TextScan.FILTERED);
        out.endObject();
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
