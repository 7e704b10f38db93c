package dev.sentrycanary.wire;

import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/** The ids of events, traces and check-ins: 32 hex digits, sent with and without dashes. */
public final class EventIds {
    private static final int HEX_DIGITS = 32;
    private static final int WITH_DASHES = 36;

    private EventIds() {}

    /**
     * The id in the one form that we keep.
     *
     * @return 32 lower-case hex digits, or null when {@code id} is no such id
     */
    public static @Nullable String normalize(@Nullable String id) {
        if (id == null) {
            return null;
        }
        String plain = id.length() == WITH_DASHES && dashed(id) ? id.replace("-", "") : id;
        if (plain.length() != HEX_DIGITS) {
            return null;
        }
        for (int i = 0; i < HEX_DIGITS; i++) {
            if (Character.digit(plain.charAt(i), 16) < 0 || plain.charAt(i) > 'f') {
                return null;
            }
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    /** An id for what came without one. It is a handle and no secret. */
    public static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static boolean dashed(String id) {
        return id.charAt(8) == '-'
                && id.charAt(13) == '-'
                && id.charAt(18) == '-'
                && id.charAt(23) == '-';
    }
}
