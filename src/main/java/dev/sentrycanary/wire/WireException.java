package dev.sentrycanary.wire;

import java.util.List;

/**
 * A request that does not follow Sentry's protocol, with the words that the ingest answers. It has
 * no stack trace: it is thrown often, for what others did.
 */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient List<String> causes;

    private WireException(Fault fault, String detail, List<String> causes) {
        super(detail, null, false, false);
        this.fault = fault;
        this.causes = List.copyOf(causes);
    }

    /** The body or the address cannot be understood. */
    public static WireException malformed(String detail, String... causes) {
        return new WireException(Fault.MALFORMED, detail, List.of(causes));
    }

    /** The key is missing, or several disagree. */
    public static WireException unauthorized(String detail, String... causes) {
        return new WireException(Fault.UNAUTHORIZED, detail, List.of(causes));
    }

    /** The key or project is not welcome here. */
    public static WireException forbidden(String detail, String... causes) {
        return new WireException(Fault.FORBIDDEN, detail, List.of(causes));
    }

    /** A size limit is exceeded. */
    public static WireException tooLarge(String detail, String... causes) {
        return new WireException(Fault.TOO_LARGE, detail, List.of(causes));
    }

    /** What kind of fault it is. */
    public Fault fault() {
        return fault;
    }

    /** The HTTP status that Sentry's ingest answers to this. */
    public int status() {
        return fault.status;
    }

    /** What exactly is wrong, most general first; may be empty. */
    public List<String> causes() {
        return causes;
    }

    /** The kinds of fault that Sentry's ingest tells apart by status. */
    public enum Fault {
        MALFORMED(400),
        UNAUTHORIZED(401),
        FORBIDDEN(403),
        TOO_LARGE(413);

        private final int status;

        Fault(int status) {
            this.status = status;
        }
    }
}
