package dev.sentrycanary.sentry.scrub;

import java.util.List;

/** Finds tokens that give themselves away by their shape. */
final class Tokens {
    /** Prefixes of tokens that vendors chose so that scanners can find them. */
    private static final List<String> PREFIXES =
            List.of(
                    "sk_live_",
                    "sk_test_",
                    "rk_live_",
                    "rk_test_",
                    "pk_live_",
                    "whsec_",
                    "ghp_",
                    "gho_",
                    "ghu_",
                    "ghs_",
                    "ghr_",
                    "github_pat_",
                    "glpat-",
                    "xoxb-",
                    "xoxp-",
                    "xoxa-",
                    "xoxs-",
                    "xoxr-",
                    "sntrys_",
                    "sntryu_",
                    "npm_",
                    "pypi-",
                    "dop_v1_",
                    "hf_",
                    "shpat_",
                    "sk-ant-",
                    "sk-proj-",
                    "AIza",
                    "SG.");

    /** Most words can be told from a token by their first letter. */
    private static final String[][] BY_FIRST = byFirst();

    private static final String[] NONE = {};
    private static final int SHORTEST_TAIL = 12;

    /** Each start is tried, so a bound keeps a long run of starts linear. */
    private static final int LONGEST_JWT_HEADER = 1024;

    private static final String PEM = "-----BEGIN ";
    private static final String PEM_END = "-----END ";

    private Tokens() {}

    /** The end of the token that starts at {@code from}, or -1. */
    static int at(String text, int from) {
        char c = text.charAt(from);
        if (c == 'e') {
            return jwt(text, from);
        }
        if (c == 'A' && (text.startsWith("AKIA", from) || text.startsWith("ASIA", from))) {
            return aws(text, from);
        }
        String[] candidates = c < BY_FIRST.length ? BY_FIRST[c] : NONE;
        for (String prefix : candidates) {
            if (text.startsWith(prefix, from)) {
                int end = run(text, from + prefix.length());
                return end - from - prefix.length() >= SHORTEST_TAIL ? end : -1;
            }
        }
        return -1;
    }

    private static String[][] byFirst() {
        String[][] table = new String['z' + 1][];
        for (char c = 0; c < table.length; c++) {
            String first = String.valueOf(c);
            table[c] = PREFIXES.stream().filter(p -> p.startsWith(first)).toArray(String[]::new);
        }
        return table;
    }

    /**
     * The start of the credentials behind {@code Bearer} or {@code Basic} at {@code from}, or -1.
     */
    static int scheme(String text, int from) {
        int length =
                text.regionMatches(true, from, "bearer", 0, 6)
                        ? 6
                        : text.regionMatches(true, from, "basic", 0, 5) ? 5 : -1;
        if (length < 0) {
            return -1;
        }
        int start = from + length;
        int blanks = 0;
        while (Chars.at(text, start + blanks) == ' ' && start + blanks < text.length()) {
            blanks++;
        }
        if (blanks == 0 && text.startsWith("%20", start)) {
            blanks = 3;
        } else if (blanks == 0 && Chars.at(text, start) == '+') {
            blanks = 1;
        }
        return blanks == 0 ? -1 : start + blanks;
    }

    /**
     * The end of credentials that start at {@code from}, or -1 if an ordinary word stands there.
     */
    static int credentials(String text, int from) {
        int end = from;
        while (isTokenChar(Chars.at(text, end)) && end < text.length()) {
            end++;
        }
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        int length = end - from;
        if (length < 6) {
            return -1;
        }
        boolean strange = length >= 24;
        for (int i = from; i < end && !strange; i++) {
            char c = text.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            strange =
                    Chars.isDigit(c)
                            || "._~+=".indexOf(c) >= 0
                            || (i > from && upper && Character.isLowerCase(text.charAt(i - 1)));
        }
        return strange ? end : -1;
    }

    /** The end of the private key block that starts at {@code from}, or -1. */
    static int pem(String text, int from) {
        if (!text.startsWith(PEM, from)) {
            return -1;
        }
        int label = from + PEM.length();
        int close = text.indexOf("-----", label);
        if (close < 0 || close - label > 64 || !text.substring(label, close).contains("PRIVATE")) {
            return -1;
        }
        int end = text.indexOf(PEM_END, close);
        int tail = end < 0 ? -1 : text.indexOf("-----", end + PEM_END.length());
        return tail < 0 ? text.length() : tail + 5;
    }

    /** The end of the user information of an authority that starts at {@code from}, or -1. */
    static int userInfo(String text, int from) {
        int at = -1;
        for (int i = from; i < text.length() && i < from + 512; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                at = i;
            } else if (c <= ' ' || "/?#\"'<>\\".indexOf(c) >= 0) {
                break;
            }
        }
        return at > from ? at : -1;
    }

    private static int jwt(String text, int from) {
        if (!text.startsWith("eyJ", from)) {
            return -1;
        }
        int header = run(text, from, LONGEST_JWT_HEADER);
        if (header - from < 10 || Chars.at(text, header) != '.') {
            return -1;
        }
        int payload = run(text, header + 1);
        if (payload - header < 5) {
            return -1;
        }
        int end = payload;
        while (Chars.at(text, end) == '.' && run(text, end + 1) > end + 1) {
            end = run(text, end + 1);
        }
        return end;
    }

    private static int aws(String text, int from) {
        int end = from;
        while (Chars.isAlnum(Chars.at(text, end))) {
            char c = text.charAt(end);
            if (c >= 'a' && c <= 'z') {
                return -1;
            }
            end++;
        }
        return end - from == 20 ? end : -1;
    }

    private static int run(String text, int from) {
        return run(text, from, text.length());
    }

    private static int run(String text, int from, int most) {
        int end = from;
        while (end - from < most && isRunChar(Chars.at(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean isRunChar(char c) {
        return Chars.isAlnum(c) || c == '_' || c == '-';
    }

    private static boolean isTokenChar(char c) {
        return Chars.isAlnum(c) || "-._~+/=%".indexOf(c) >= 0;
    }
}
