package dev.sentrycanary.cli.terminal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.quarkus.runtime.configuration.DurationConverter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Builds options and reads them; without annotations, so that no reflection is needed. */
public final class Options {
    private static final Duration LONGEST = Duration.ofDays(1);

    private Options() {}

    /** A command with {@code --help}. */
    public static CommandSpec command(String name, String... about) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(about).abbreviateSynopsis(true).sortOptions(false);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this text and exit.")
                        .build());
        return spec;
    }

    /** An option without a value. */
    public static OptionSpec flag(String name, String... about) {
        return OptionSpec.builder(name).type(boolean.class).description(about).build();
    }

    /** An option with a text. */
    public static OptionSpec text(String name, String label, String... about) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(about)
                .build();
    }

    /** An option with a text that may be given more than once. */
    public static OptionSpec texts(String name, String label, String... about) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(about)
                .build();
    }

    /** The value of a flag. */
    public static boolean has(ParseResult parsed, String name) {
        return parsed.matchedOptionValue(name, false);
    }

    /** The value of a text; an empty one is no way to leave the option out. */
    public static @Nullable String value(ParseResult parsed, String name) {
        String value = parsed.matchedOptionValue(name, (String) null);
        if (value != null && value.isBlank()) {
            throw new UsageException(name + " is empty");
        }
        return value == null ? null : value.strip();
    }

    /** The word of an enum, in lower case. */
    public static <E extends Enum<E>> E word(
            ParseResult parsed, String name, Class<E> type, E fallback) {
        String value = value(parsed, name);
        if (value == null) {
            return fallback;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        name
                                                + " is '"
                                                + value
                                                + "': allowed is "
                                                + Arrays.stream(type.getEnumConstants())
                                                        .map(Options::word)
                                                        .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A duration as in configuration: {@code 500ms}, {@code 30s}, {@code 5m}. */
    public static @Nullable Duration duration(ParseResult parsed, String name) {
        String value = value(parsed, name);
        if (value == null) {
            return null;
        }
        try {
            Duration duration = DurationConverter.parseDuration(value);
            if (duration != null
                    && !duration.isNegative()
                    && !duration.isZero()
                    && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException malformed) {
            // told below, in the words of the configuration
        }
        throw new UsageException(
                name
                        + " is '"
                        + value
                        + "': allowed is a duration such as 500ms, 30s or 5m, at most a day");
    }
}
