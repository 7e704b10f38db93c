package dev.sentrycanary.problem;

import java.util.Map;

/**
 * Thrown where a request cannot be served; becomes the answer as it stands, and is no error of
 * ours.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /** A problem whose answer has further headers. */
    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public ProblemException(ProblemType type, String detail, Map<String, Object> extensions) {
        this(new Problem(type.uri(), type.title(), type.status(), detail, null, extensions));
    }

    /** A problem of the general kind for {@code status}, with its own title. */
    public ProblemException(
            int status, String title, String detail, Map<String, Object> extensions) {
        this(
                new Problem(
                        ProblemType.ofStatus(status).uri(),
                        title,
                        status,
                        detail,
                        null,
                        extensions));
    }

    /** Headers of the answer, beside its body. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }
}
