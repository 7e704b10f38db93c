package dev.sentrycanary.sentry.transport;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The words in which the ingest explains a refusal. */
final class Detail {
    private static final int MAX = 500;
    private static final Pattern FIELD =
            Pattern.compile("\"(?:detail|message|error)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,500})");

    private Detail() {}

    /** {@code X-Sentry-Error}, else the body's {@code detail}, else the start of the body. */
    static @Nullable String of(Answer answer) {
        if (answer.status() / 100 == 2) {
            return null;
        }
        String header = answer.header("X-Sentry-Error");
        if (header != null && !header.isBlank()) {
            return shorten(header);
        }
        Matcher field = FIELD.matcher(answer.body());
        String text = field.find() ? field.group(1) : answer.body().strip();
        return text.isEmpty() ? null : shorten(text);
    }

    static String shorten(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX);
    }
}
