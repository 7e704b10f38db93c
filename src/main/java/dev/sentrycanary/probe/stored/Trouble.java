package dev.sentrycanary.probe.stored;

/** Why a call of the target's API told us nothing. */
public enum Trouble {
    /** 401: the token is missing or wrong. */
    UNAUTHORIZED(true),
    /** 403: the token may not do this. */
    FORBIDDEN(true),
    /** A 2xx answer that is not JSON, for example the page of a login proxy. */
    NOT_JSON(true),
    /** More than we are willing to read. */
    TOO_LARGE(true),
    /** No complete answer in time. */
    SLOW(false),
    /** 429. */
    RATE_LIMITED(false),
    /** No connection, or it broke. */
    UNREACHABLE(false),
    /** 5xx, or a status that makes no sense here. */
    ERROR(false);

    private final boolean lasting;

    Trouble(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether asking again soon would get the same answer. */
    boolean lasting() {
        return lasting;
    }
}
