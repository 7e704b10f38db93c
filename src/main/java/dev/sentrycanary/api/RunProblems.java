package dev.sentrycanary.api;

import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.UriInfo;

import dev.sentrycanary.probe.Run;
import dev.sentrycanary.problem.Problem;
import dev.sentrycanary.problem.ProblemContributor;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.problem.Violation;
import dev.sentrycanary.scenario.Intended;
import dev.sentrycanary.sentry.CapturedError;

/** Tells the intended error of a run from a broken scenario, and where to follow its event. */
@ApplicationScoped
class RunProblems implements ProblemContributor {
    private final CurrentRun current;
    private final UriInfo uri;

    RunProblems(CurrentRun current, UriInfo uri) {
        this.current = current;
        this.uri = uri;
    }

    @Override
    public OptionalInt status(Throwable error) {
        return current.get() != null && error instanceof Intended intended
                ? OptionalInt.of(intended.status())
                : OptionalInt.empty();
    }

    @Override
    public Problem contribute(Problem draft, Throwable error, CapturedError captured) {
        Run run = current.get();
        if (run == null) {
            return draft;
        }
        Problem problem = shape(run, error);
        for (var extension : draft.extensions().entrySet()) {
            problem = problem.with(extension.getKey(), extension.getValue());
        }
        String eventId = captured.eventId();
        Links links = Links.of(uri);
        return problem.at(String.valueOf(draft.instance()))
                .with("run", links.run(run.id()))
                .with("receipt", eventId == null ? null : links.receipt(eventId));
    }

    private static Problem shape(Run run, Throwable error) {
        if (!(error instanceof Intended intended)) {
            return Problem.of(
                    ProblemType.SCENARIO_ERROR,
                    "The scenario "
                            + run.scenario().name()
                            + " failed in itself; this is not the error that it raises on"
                            + " purpose.");
        }
        ProblemType type =
                intended.status() == ProblemType.VALIDATION_FAILED.status()
                        ? ProblemType.VALIDATION_FAILED
                        : ProblemType.RAISED_ON_PURPOSE;
        Problem problem = Problem.of(type, String.valueOf(error.getMessage()));
        return error instanceof ConstraintViolationException invalid
                ? problem.with("violations", Violation.of(invalid.getConstraintViolations()))
                : problem;
    }
}
