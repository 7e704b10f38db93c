package dev.sentrycanary.problem;

import java.util.Map;

/**
 * Thrown where a request cannot be served; becomes the answer as it stands, and is no error of
 * ours.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
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

    /** What to answer. */
    public Problem problem() {
        return problem;
    }
}
