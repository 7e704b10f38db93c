package dev.sentrycanary.sentry.scrub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Judges keys. Long words count wherever they occur in a key, short ones ({@code key}, {@code sid},
 * {@code sso}) only as words of their own, where words end at a change of case, at a digit and at
 * every character that is neither. Ordinary words around a secret one ({@code author}, {@code
 * primary_key}) are known.
 */
final class KeyRules {
    private static final int LONGEST = 128;
    private static final int REMEMBERED = 4096;

    private final List<String> extra;
    private final Set<String> safe;
    private final List<String> safePrefixes;
    private final boolean hideAddress;
    private final Map<String, KeyVerdict> known = new ConcurrentHashMap<>();

    KeyRules(Collection<String> extraWords, Collection<String> safeKeys, boolean hideAddress) {
        this.extra = extraWords.stream().map(KeyRules::squeeze).filter(w -> !w.isEmpty()).toList();
        this.safe =
                safeKeys.stream()
                        .map(k -> k.strip().toLowerCase(Locale.ROOT))
                        .filter(k -> !k.endsWith("*"))
                        .collect(Collectors.toUnmodifiableSet());
        this.safePrefixes =
                safeKeys.stream()
                        .map(k -> k.strip().toLowerCase(Locale.ROOT))
                        .filter(k -> k.endsWith("*"))
                        .map(k -> k.substring(0, k.length() - 1))
                        .toList();
        this.hideAddress = hideAddress;
    }

    /** What {@code key} says about its value. */
    KeyVerdict verdict(String key) {
        if (key.length() > LONGEST) {
            return judge(key.substring(key.length() - LONGEST));
        }
        KeyVerdict before = known.get(key);
        if (before != null) {
            return before;
        }
        KeyVerdict verdict = judge(key);
        if (known.size() < REMEMBERED) {
            known.put(key, verdict);
        }
        return verdict;
    }

    private KeyVerdict judge(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (safe.contains(lower) || safePrefixes.stream().anyMatch(lower::startsWith)) {
            return KeyVerdict.OPEN;
        }
        String squeezed = squeeze(lower);
        for (String word : extra) {
            if (squeezed.contains(word)) {
                return KeyVerdict.SECRET;
            }
        }
        String snake = snake(lower);
        if (KeyWords.EXACT.contains(snake)) {
            return KeyVerdict.SECRET;
        }
        if (KeyWords.ADDRESS.contains(snake)) {
            return hideAddress ? KeyVerdict.SECRET : KeyVerdict.OPEN;
        }
        List<String> words = words(key);
        if (!anySecret(lower, words)) {
            return KeyVerdict.OPEN;
        }
        String last = words.get(words.size() - 1);
        if (words.size() > 1 || last.equals("tokens") || last.equals("sessions")) {
            if (KeyWords.MEASURE.contains(last)) {
                return KeyVerdict.MEASURE;
            }
            if (KeyWords.LABEL.contains(last)) {
                return KeyVerdict.LABEL;
            }
        }
        return KeyVerdict.SECRET;
    }

    private static boolean anySecret(String lower, List<String> words) {
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean inside = i < lower.length() && Chars.isAlpha(lower.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                String segment = lower.substring(start, i);
                boolean whole = KeyWords.WHOLE.contains(segment) && !harmlessKey(segment, words);
                if (whole || partlySecret(segment)) {
                    return true;
                }
                start = -1;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (KeyWords.WHOLE.contains(word) && !harmlessKey(word, words)) {
                return true;
            }
            if (i > 0 && KeyWords.PAIRS.contains(words.get(i - 1) + " " + word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean harmlessKey(String word, List<String> words) {
        if (!word.startsWith("key")) {
            return false;
        }
        int at = words.indexOf(word);
        if (at < 0) {
            return false;
        }
        return at > 0
                ? KeyWords.HARMLESS_KEY_OF.contains(words.get(at - 1))
                : words.size() > 1 && KeyWords.HARMLESS_KEY_TO.contains(words.get(1));
    }

    private static boolean partlySecret(String segment) {
        for (String stem : KeyWords.PARTIAL) {
            int at = segment.indexOf(stem);
            while (at >= 0) {
                if (!ordinary(segment, stem, at)) {
                    return true;
                }
                at = segment.indexOf(stem, at + 1);
            }
        }
        return false;
    }

    private static boolean ordinary(String segment, String stem, int at) {
        int end = at + stem.length();
        for (String tail : KeyWords.SECRET_AFTER.getOrDefault(stem, List.of())) {
            if (segment.startsWith(tail, end)) {
                return false;
            }
        }
        for (String tail : KeyWords.HARMLESS_AFTER.getOrDefault(stem, List.of())) {
            if (segment.startsWith(tail, end)) {
                return true;
            }
        }
        for (String head : KeyWords.HARMLESS_BEFORE.getOrDefault(stem, List.of())) {
            if (segment.startsWith(head, at - head.length())) {
                return true;
            }
        }
        return false;
    }

    /** The words of a key in lower case, without numbers: {@code XApiKey2} is x, api, key. */
    static List<String> words(String key) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= key.length(); i++) {
            char c = Chars.at(key, i);
            boolean letter = Chars.isAlpha(c);
            if (start >= 0 && (!letter || startsWord(key, i))) {
                words.add(key.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            if (letter && start < 0) {
                start = i;
            }
        }
        return words;
    }

    private static boolean startsWord(String key, int at) {
        return Character.isUpperCase(key.charAt(at))
                && (Character.isLowerCase(Chars.at(key, at - 1))
                        || Character.isLowerCase(Chars.at(key, at + 1)));
    }

    private static String snake(String lower) {
        return lower.replace('-', '_').replace('.', '_').replace(' ', '_');
    }

    private static String squeeze(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                letters.append(Character.toLowerCase(text.charAt(i)));
            }
        }
        return letters.toString();
    }
}
