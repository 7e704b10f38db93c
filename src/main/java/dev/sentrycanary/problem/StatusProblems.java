package dev.sentrycanary.problem;

import java.util.Map;

import io.vertx.core.http.HttpServerRequest;

/** What a bare HTTP status means for the caller. */
final class StatusProblems {
    private StatusProblems() {}

    static Problem of(int status, HttpServerRequest request) {
        ProblemType type = ProblemType.ofStatus(status);
        String detail =
                switch (type) {
                    case BAD_REQUEST ->
                            "The request cannot be understood: see its headers, its query and the"
                                    + " form of its values.";
                    case NOT_FOUND -> "Nothing here: no such path, or a value of the wrong form.";
                    case METHOD_NOT_ALLOWED -> request.method() + " is not possible here.";
                    case NOT_ACCEPTABLE -> "None of the media types in Accept can be given here.";
                    case UNSUPPORTED_MEDIA_TYPE ->
                            "The Content-Type of the body is not understood here; send"
                                    + " application/json.";
                    case PAYLOAD_TOO_LARGE -> "The body is larger than this service takes.";
                    default -> type.title() + ".";
                };
        return new Problem(type.uri(), type.title(), status, detail, null, Map.of());
    }
}
