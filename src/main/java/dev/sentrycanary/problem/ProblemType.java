package dev.sentrycanary.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of problem that our own API answers: the closed list behind the {@code type} URIs. */
public enum ProblemType {
    BAD_REQUEST(400, "Bad request"),
    MALFORMED_JSON(400, "Malformed JSON"),
    WRONG_TYPE(400, "Wrong type of a field"),
    CONSTRAINT_VIOLATION(400, "Constraint violation"),
    UNKNOWN_PARAMETER(400, "Unknown parameter"),
    UNKNOWN_ERROR_TYPE(400, "Unknown error type"),
    UNKNOWN_SCENARIO(400, "Unknown scenario"),
    VALIDATION_FAILED(400, "Validation failed on purpose"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "Not found"),
    UNKNOWN_RUN(404, "Unknown run"),
    UNKNOWN_EVENT(404, "Unknown event"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    REQUEST_TIMEOUT(408, "Request timeout"),
    CONFLICT(409, "Conflict"),
    PAYLOAD_TOO_LARGE(413, "Payload too large"),
    URI_TOO_LONG(414, "URI too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    RAISED_ON_PURPOSE(500, "Raised on purpose"),
    SCENARIO_ERROR(500, "The scenario itself failed"),
    INTERNAL_ERROR(500, "Internal error"),
    UNSUPPORTED(501, "Not supported here"),
    BAD_GATEWAY(502, "Bad gateway"),
    UNAVAILABLE(503, "Unavailable");

    private static final String PREFIX = "urn:sentry-canary:problem:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with this kind. */
    public int status() {
        return status;
    }

    /** A short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable identifier, for example {@code urn:sentry-canary:problem:unknown-error-type}. */
    public URI uri() {
        return URI.create(PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The general kind for an HTTP status; the nearest of its class where none has exactly it. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 501 -> UNSUPPORTED;
            case 502 -> BAD_GATEWAY;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
