package dev.sentrycanary.sentry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with the configuration that stopped the start. */
public final class ConfigFault {
    private static final Pattern CONVERSION =
            Pattern.compile(
                    "(?s)The config property (\\S+) with the config value \"(.*?)\" threw an"
                            + " Exception whilst being converted (.*)");
    private static final Pattern CODE = Pattern.compile("SRCFG\\d+: ");
    private static final Pattern ENUM = Pattern.compile("(?s).*allowed values: (.*)");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(dsn|token|secret|key|pass|password|proxy|heartbeat\\.url)$");

    private ConfigFault() {}

    /** The line, or empty when {@code failure} has another reason than a configuration value. */
    public static Optional<String> describe(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException invalid
                    && invalid.getProblemCount() > 0) {
                String line = line(invalid.getProblem(0).getMessage());
                int more = invalid.getProblemCount() - 1;
                return Optional.of(more == 0 ? line : line + " (and " + more + " more)");
            }
            if (cause instanceof ConfigurationException wrong) {
                return Optional.of(oneLine(String.valueOf(wrong.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static String line(String problem) {
        Matcher conversion = CONVERSION.matcher(problem);
        if (!conversion.find()) {
            return oneLine(CODE.matcher(problem).replaceAll(""));
        }
        String name = conversion.group(1);
        String value = SECRET.matcher(name).matches() ? "***" : conversion.group(2);
        return oneLine(name + " is '" + value + "': " + allowed(conversion.group(3)));
    }

    private static String allowed(String reason) {
        String text = CODE.matcher(reason).replaceAll("");
        Matcher values = ENUM.matcher(text);
        if (values.matches()) {
            String list = values.group(1).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
            // Sorted: the converter lists them in no order.
            List<String> sorted =
                    Arrays.stream(list.trim().split("\\s*,\\s*", -1)).sorted().toList();
            return "allowed is " + String.join(", ", sorted);
        }
        if (text.contains("allowed ")) {
            return text.substring(text.indexOf("allowed "));
        }
        if (text.contains("not in correct format")) {
            return "allowed is a size such as 500K, 10M or 1G";
        }
        if (text.contains("uration")) {
            return "allowed is a duration such as 500ms, 5s or 1m";
        }
        if (text.contains("Expected a")) {
            return "allowed is " + text.replaceAll("(?s).*Expected (an? .*?) value.*", "$1");
        }
        return text;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }
}
