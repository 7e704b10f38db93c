package dev.sentrycanary.debug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

/** The settings in force, wherever each of them was made, without what must stay secret. */
final class EffectiveConfig {
    static final String MASK = "***";

    private static final Pattern OURS = Pattern.compile("(sentry|canary)\\..+");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(token|secret|key|pass|password|proxy|proxy\\.user|heartbeat\\.url"
                            + "|alert\\.url)$");
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]+@");
    private static final Pattern SWITCH = Pattern.compile("true|false");

    /** Shorter ones would blacken words that have nothing to do with them. */
    private static final int SHORTEST = 6;

    private final Map<String, String> shown = new TreeMap<>();
    private final List<String> secrets = new ArrayList<>();

    EffectiveConfig(Config config) {
        for (String name : config.getPropertyNames()) {
            if (OURS.matcher(name).matches()) {
                String value = value(config, name);
                if (!value.isEmpty()) {
                    shown.put(name, masked(name, value));
                }
            }
        }
        secrets.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** Each key with its value. */
    Map<String, String> shown() {
        return shown;
    }

    /** The text without any of the secrets, wherever they may stand in it. */
    String without(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MASK);
        }
        return clean;
    }

    private String masked(String name, String value) {
        if (SECRET.matcher(name).matches() && !SWITCH.matcher(value).matches()) {
            if (value.length() >= SHORTEST) {
                secrets.add(value);
            }
            return MASK;
        }
        return USER_INFO.matcher(value).replaceAll("$1" + MASK + "@");
    }

    /** A value may refer to others that are not there. */
    private static String value(Config config, String name) {
        try {
            String value = config.getConfigValue(name).getValue();
            return value == null ? "" : value;
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return "";
        }
    }
}
