package dev.sentrycanary.sentry.scrub;

import java.io.Writer;

/** A writer into memory that belongs to one thread, and so takes no locks. */
final class JsonText extends Writer {
    private final StringBuilder text;

    /**
     * @param expected characters for which there is room from the beginning
     */
    JsonText(int expected) {
        text = new StringBuilder(expected);
    }

    @Override
    public void write(int character) {
        text.append((char) character);
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        text.append(characters, offset, length);
    }

    @Override
    public void write(String part) {
        text.append(part);
    }

    @Override
    public void write(String part, int offset, int length) {
        text.append(part, offset, offset + length);
    }

    @Override
    public Writer append(CharSequence part) {
        text.append(part);
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
