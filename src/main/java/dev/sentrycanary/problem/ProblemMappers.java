package dev.sentrycanary.problem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.sentrycanary.sentry.CapturedError;
import dev.sentrycanary.sentry.RequestErrors;

/** The one place where whatever a REST resource throws becomes a problem. */
@ApplicationScoped
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemWriter writer;
    private final RequestErrors errors;
    private final List<ProblemContributor> contributors;
    private final Instance<LostPage> lost;

    ProblemMappers(
            ProblemWriter writer,
            RequestErrors errors,
            @All List<ProblemContributor> contributors,
            Instance<LostPage> lost) {
        this.writer = writer;
        this.errors = errors;
        this.contributors = contributors;
        this.lost = lost;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, HttpServerRequest request) {
        // Set here, because headers of a Response are added to those that the guard has set.
        e.headers().forEach(request.response()::putHeader);
        return writer.response(e.problem().at(request.path()));
    }

    @ServerExceptionMapper
    Response violations(ResteasyReactiveViolationException e, HttpServerRequest request) {
        List<Violation> violations = Violation.of(e.getConstraintViolations());
        return writer.response(
                Problem.of(ProblemType.CONSTRAINT_VIOLATION, sentence(violations))
                        .with("violations", violations)
                        .at(request.path()));
    }

    @ServerExceptionMapper
    Response json(MismatchedInputException e, HttpServerRequest request) {
        return writer.response(BodyProblems.of(e).at(request.path()));
    }

    /** Types that Jackson cannot handle are our mistake and not the caller's. */
    @ServerExceptionMapper
    Response definition(InvalidDefinitionException e, HttpServerRequest request) {
        return unexpected(e, request);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, HttpServerRequest request) {
        int status = e.getResponse().getStatus();
        if (e instanceof ResteasyReactiveClientProblem) {
            return unexpected(e, request);
        }
        if (status < 400) {
            return e.getResponse();
        }
        Optional<Response> page =
                status == 404 && lost.isResolvable() ? lost.get().show() : Optional.empty();
        if (page.isPresent()) {
            return page.get();
        }
        if (e.getCause() instanceof JsonProcessingException cause && status == 400) {
            return writer.response(BodyProblems.of(cause).at(request.path()));
        }
        if (status >= 500) {
            return unexpected(e, request);
        }
        Response answer = writer.response(StatusProblems.of(status, request).at(request.path()));
        e.getResponse().getHeaders().forEach((name, values) -> keep(answer, name, values));
        if (status == ProblemType.METHOD_NOT_ALLOWED.status()) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, AllowedMethods.ofCurrentRequest());
        }
        return answer;
    }

    /** Validation outside the parameters of a resource is nothing that the caller did wrong. */
    @ServerExceptionMapper
    Response validation(ValidationException e, HttpServerRequest request) {
        return unexpected(e, request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable error, HttpServerRequest request) {
        CapturedError captured = errors.capture(error, status(error));
        Problem draft =
                Problem.of(
                                ProblemType.INTERNAL_ERROR,
                                "Something failed here that should not; the details are in Sentry.")
                        .at(request.path())
                        .with("event_id", captured.eventId())
                        .with("trace_id", captured.traceId());
        Problem problem = draft;
        for (ProblemContributor contributor : contributors) {
            problem = contributor.contribute(problem, error, captured);
        }
        if (problem.type().equals(draft.type())) {
            // A warning, because the error has its event already and must not make a second one.
            LOG.warnf(error, "Request failed: %s %s", request.method(), request.path());
        }
        return writer.response(problem);
    }

    private int status(Throwable error) {
        return contributors.stream()
                .map(contributor -> contributor.status(error))
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElse(ProblemType.INTERNAL_ERROR.status());
    }

    private static String sentence(List<Violation> violations) {
        StringBuilder sentence = new StringBuilder();
        for (Violation violation : violations) {
            sentence.append(sentence.isEmpty() ? "" : "; ")
                    .append((violation.field() + " " + violation.message()).strip());
        }
        return sentence.append('.').toString();
    }

    private static void keep(Response answer, String name, List<Object> values) {
        if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            answer.getHeaders().addAll(name, values);
        }
    }
}
