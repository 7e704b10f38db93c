package dev.sentrycanary.inbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The ways in which the inbox can misbehave. */
public enum FaultKind {
    /** The inbox's own port is shut, so that the system refuses connections to it. */
    REFUSE(FaultPoint.DOOR, 0),

    /** The connection closes without a byte of an answer. */
    CLOSE(FaultPoint.INGEST, 0),
    /** The connection is reset (TCP RST). */
    RESET(FaultPoint.INGEST, 0),
    /** No answer ever comes. */
    HANG(FaultPoint.INGEST, 0),
    /** The answer is right and comes after the delay. */
    SLOW(FaultPoint.INGEST, 0),
    STATUS_400(FaultPoint.INGEST, 400),
    STATUS_401(FaultPoint.INGEST, 401),
    STATUS_403(FaultPoint.INGEST, 403),
    STATUS_404(FaultPoint.INGEST, 404),
    STATUS_413(FaultPoint.INGEST, 413),
    /** 429 with {@code X-Sentry-Rate-Limits}. */
    RATE_LIMITS(FaultPoint.INGEST, 429),
    /** 429 with {@code Retry-After}. */
    RETRY_AFTER(FaultPoint.INGEST, 429),
    STATUS_500(FaultPoint.INGEST, 500),
    STATUS_503(FaultPoint.INGEST, 503),

    /** Accepted and never stored. */
    ACCEPT_BUT_DROP(FaultPoint.STORE, 0),
    /** Accepted, and stored after the delay. */
    STORE_LATE(FaultPoint.STORE, 0),
    /** Stored without tags, user, request and contexts, and with one frame of each stack. */
    STORE_STRIPPED(FaultPoint.STORE, 0),
    /** Stored with the given text wherever a scrubber had left its mark. */
    STORE_UNSCRUBBED(FaultPoint.STORE, 0),
    /**
     * Stored with other content: another last byte in attachments, other values in what is no error
     * and no transaction.
     */
    STORE_ALTERED(FaultPoint.STORE, 0),

    NO_ALERT(FaultPoint.ALERT, 0),
    /** The alert rings after the delay. */
    LATE_ALERT(FaultPoint.ALERT, 0),
    WRONG_SIGNATURE(FaultPoint.ALERT, 0),
    /** In place of its own alert the latest earlier one is sent again, byte by byte. */
    REPLAYED_ALERT(FaultPoint.ALERT, 0),
    /** Signed well and an hour old. */
    STALE_ALERT(FaultPoint.ALERT, 0),
    /** Genuine in form, and about an event of someone else. */
    OTHER_EVENT_ALERT(FaultPoint.ALERT, 0),
    OVERSIZED_ALERT(FaultPoint.ALERT, 0),

    LOOKUP_NOT_JSON(FaultPoint.LOOKUP, 200),
    LOOKUP_TOO_LARGE(FaultPoint.LOOKUP, 200),
    /** The Web API answers after the delay. */
    LOOKUP_SLOW(FaultPoint.LOOKUP, 0),
    LOOKUP_401(FaultPoint.LOOKUP, 401),
    LOOKUP_403(FaultPoint.LOOKUP, 403),
    LOOKUP_429(FaultPoint.LOOKUP, 429),
    LOOKUP_500(FaultPoint.LOOKUP, 500),
    LOOKUP_CLOSE(FaultPoint.LOOKUP, 0);

    private final FaultPoint point;
    private final int status;

    FaultKind(FaultPoint point, int status) {
        this.point = point;
        this.status = status;
    }

    /** Where it takes effect. */
    public FaultPoint point() {
        return point;
    }

    /** The HTTP status that it answers, 0 where it answers none of its own. */
    int status() {
        return status;
    }

    /** The name in JSON, for example {@code store_late}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FaultKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(FaultKind::code).toList();
    }
}
