package dev.sentrycanary.sentry.scrub;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds card numbers (ISO/IEC 7812) and IBANs (ISO 13616) that start at a given place. */
final class Accounts {
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private static final Map<String, Integer> IBAN_LENGTHS =
            lengths(
                    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28"
                        + "EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23"
                        + "IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27"
                        + "MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24"
                        + "SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30");

    private Accounts() {}

    /** The end of the card number that starts at {@code from}, or -1. */
    static int card(String text, int from) {
        char before = Chars.at(text, from - 1);
        char second = Chars.at(text, from - 2);
        boolean decimal = before == '.' && Chars.isDigit(second);
        if (decimal || (before == '-' && hexBefore(text, from - 1))) {
            return -1;
        }
        int digits = 0;
        int end = from;
        int best = -1;
        char separator = 0;
        boolean fits = true;
        while (true) {
            int group = end;
            while (Chars.isDigit(Chars.at(text, end)) && digits <= LONGEST_CARD) {
                digits++;
                end++;
            }
            boolean first = group == from;
            int size = end - group;
            if (digits > LONGEST_CARD || Chars.isAlnum(Chars.at(text, end))) {
                return best;
            }
            fits &= !first || size == 4 || size >= SHORTEST_CARD;
            if (fits
                    && digits >= SHORTEST_CARD
                    && isCard(digitsOf(text, from, end))
                    && !fraction(text, end)) {
                best = end;
            }
            char next = Chars.at(text, end);
            if (!fits
                    || size > 6
                    || " -.+".indexOf(next) < 0
                    || (!first && next != separator)
                    || !Chars.isDigit(Chars.at(text, end + 1))) {
                return best;
            }
            separator = next;
            end++;
        }
    }

    private static CharSequence digitsOf(String text, int from, int to) {
        StringBuilder digits = new StringBuilder(LONGEST_CARD);
        for (int i = from; i < to; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits;
    }

    /** A decimal fraction follows: this is an amount or a measurement. */
    private static boolean fraction(String text, int end) {
        return Chars.at(text, end) == '.' && Chars.isDigit(Chars.at(text, end + 1));
    }

    /** A trace id stands before the dash, as in {@code traceparent}. */
    private static boolean hexBefore(String text, int dash) {
        for (int i = dash - 32; i < dash; i++) {
            if (!Chars.isHex(Chars.at(text, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number, as JSON would show it, is a card number. */
    static boolean isNumericCard(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (!Chars.isDigit(number.charAt(i))) {
                return false;
            }
        }
        return isCard(number);
    }

    static boolean isCard(CharSequence digits) {
        int length = digits.length();
        if (length < SHORTEST_CARD || length > LONGEST_CARD) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = digits.charAt(length - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && hasIssuer(Integer.parseInt(digits, 0, 4, 10), length);
    }

    /** Issuer ranges of the large schemes, with the lengths that they use. */
    private static boolean hasIssuer(int prefix, int length) {
        int two = prefix / 100;
        return switch (length) {
            case 13 -> within(two, 40, 49);
            case 14 -> two == 36 || within(two, 38, 39) || within(prefix / 10, 300, 305);
            case 15 -> two == 34 || two == 37;
            case 16 ->
                    within(two, 40, 49)
                            || within(two, 50, 58)
                            || within(prefix, 2221, 2720)
                            || within(prefix, 2200, 2204)
                            || longIssuer(prefix);
            case 19 -> within(two, 40, 49) || longIssuer(prefix);
            case 17, 18 -> longIssuer(prefix);
            default -> false;
        };
    }

    private static boolean longIssuer(int prefix) {
        int two = prefix / 100;
        return within(prefix, 3528, 3589)
                || within(prefix / 10, 644, 649)
                || within(two, 56, 58)
                || two == 50
                || two == 60
                || within(two, 62, 63)
                || two == 65
                || two == 67
                || within(two, 81, 82);
    }

    private static boolean within(int value, int from, int to) {
        return value >= from && value <= to;
    }

    /** The end of the IBAN that starts at {@code from}, or -1. */
    static int iban(String text, int from) {
        if (!Chars.isAlpha(Chars.at(text, from + 1))
                || !Chars.isDigit(Chars.at(text, from + 2))
                || !Chars.isDigit(Chars.at(text, from + 3))) {
            return -1;
        }
        Integer length = IBAN_LENGTHS.get(text.substring(from, from + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return -1;
        }
        StringBuilder plain = new StringBuilder(length);
        int end = from;
        while (plain.length() < length) {
            char c = Chars.at(text, end);
            if (Chars.isAlnum(c)) {
                plain.append(Character.toUpperCase(c));
            } else if (" -+".indexOf(c) < 0
                    || plain.length() % 4 != 0
                    || !Chars.isAlnum(Chars.at(text, end + 1))) {
                return -1;
            }
            end++;
        }
        return !Chars.isAlnum(Chars.at(text, end)) && isIban(plain) ? end : -1;
    }

    private static boolean isIban(StringBuilder plain) {
        StringBuilder number = new StringBuilder(2 * plain.length());
        for (int i = 0; i < plain.length(); i++) {
            number.append(Character.digit(plain.charAt((i + 4) % plain.length()), 36));
        }
        return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (int i = 0; i < table.length(); i += 4) {
            lengths.put(table.substring(i, i + 2), Integer.valueOf(table.substring(i + 2, i + 4)));
        }
        return Map.copyOf(lengths);
    }
}
