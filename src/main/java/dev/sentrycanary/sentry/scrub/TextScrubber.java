package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes the secrets out of one text: the built-in rules first, then those of the application. */
final class TextScrubber {
    /** Characters of one text that are looked at; what lies behind them is not sent. */
    static final int LONGEST = 256 * 1024;

    static final String CUT = "[Truncated]";

    private static final Logger LOG = Logger.getLogger(TextScrubber.class);
    private static final int SHORTEST_SECRET = 3;

    /** A secret that the cut goes through is not recognised any more: no word is left halved. */
    private static final int LONGEST_WORD = 2048;

    private static final int LONGEST_NAME = 64;
    private static final int REMEMBERED = 2048;

    private final KeyRules keys;
    private final List<EventScrubber> rules;
    private final Recurring recurring = new Recurring();
    private final Set<String> cleanNames = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean complained = new AtomicBoolean();

    TextScrubber(KeyRules keys, List<EventScrubber> rules) {
        this.keys = keys;
        this.rules = List.copyOf(rules);
    }

    KeyRules keys() {
        return keys;
    }

    /** {@code map} as {@code scrubbing} makes it, or made it before; null where it has to go on. */
    @Nullable String recurring(String name, Map<?, ?> map, Recurring.Scrubbing scrubbing)
            throws IOException {
        // What rules of the application do may change from event to event.
        return rules.isEmpty() ? recurring.json(name, map, scrubbing) : null;
    }

    /** As {@link #scrub}, for names of fields: they are few, and the same come again and again. */
    String scrubName(String name) {
        if (cleanNames.contains(name)) {
            return own(name);
        }
        String scrubbed = scrub(name);
        if (name.length() <= LONGEST_NAME
                && cleanNames.size() < REMEMBERED
                && new TextScan(name, keys).run().equals(name)) {
            cleanNames.add(name);
        }
        return scrubbed;
    }

    /** {@code text} without its secrets; the same object if it has none. */
    String scrub(String text) {
        if (text.length() < SHORTEST_SECRET) {
            return text;
        }
        if (text.length() > LONGEST) {
            return own(new TextScan(cut(text), keys).run()) + CUT;
        }
        return own(new TextScan(text, keys).run());
    }

    /** Whether {@code text} shows a secret behind its key. */
    boolean tellsSecret(String text) {
        TextScan scan = new TextScan(text.length() > LONGEST ? cut(text) : text, keys);
        scan.run();
        return scan.keyHit();
    }

    private static String cut(String text) {
        int end = LONGEST;
        while (end > LONGEST - LONGEST_WORD && text.charAt(end) > ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private String own(String text) {
        String result = text;
        for (EventScrubber rule : rules) {
            try {
                result = rule.scrub(result);
            } catch (RuntimeException e) {
                if (complained.compareAndSet(false, true)) {
                    LOG.errorf(
                            "%s failed (%s): the texts it fails on are withheld from Sentry",
                            rule.getClass().getName(), e.getClass().getName());
                }
                return TextScan.FILTERED;
            }
        }
        return result;
    }
}
