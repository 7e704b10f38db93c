package dev.sentrycanary.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as the page tells it.
 *
 * @param at the moment
 * @param now when the page was made
 */
public record When(Instant at, Instant now) {
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    /** For the {@code datetime} attribute. */
    public String iso() {
        return at.toString();
    }

    /** With date, milliseconds and zone. */
    public String absolute() {
        return ABSOLUTE.format(at);
    }

    /** Time of day only. */
    public String clock() {
        return CLOCK.format(at);
    }

    /** How long ago, in the largest unit that fits; a future moment of a skewed clock is now. */
    public String relative() {
        long seconds = Math.max(0, Duration.between(at, now).toSeconds());
        if (seconds < 2) {
            return "just now";
        }
        if (seconds < MINUTE) {
            return seconds + " s ago";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min ago";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h ago" : seconds / DAY + " d ago";
    }
}
