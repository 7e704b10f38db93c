package dev.sentrycanary.probe;

import java.util.Map;
import java.util.Optional;

import dev.sentrycanary.problem.Problem;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.scenario.Scenario;

/** Says which runs may begin. */
final class Admission {
    private static final String PAUSE_SECONDS = "5";

    private Admission() {}

    /**
     * Refuses a run that cannot be, that would be too large, or that has to wait for others.
     *
     * @param events how many events it would raise
     * @param most how many events of one run can be followed
     * @param others how many runs of the scenario are at work
     */
    static void check(Scenario scenario, long events, int most, long others) {
        Optional<String> why = scenario.unsupported();
        if (why.isPresent()) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED,
                    "The scenario " + scenario.name() + " cannot run here: " + why.get());
        }
        if (events > most) {
            throw new ProblemException(
                    ProblemType.CONSTRAINT_VIOLATION,
                    "This run would raise %d events, and %d of one run can be followed (canary.keep.receipts): ask for fewer."
                            .formatted(events, most));
        }
        if (others >= scenario.mostAtOnce()) {
            Problem problem =
                    Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "Runs of %s are at work, as many as may be at once (%d): come back when one has ended."
                                    .formatted(scenario.name(), scenario.mostAtOnce()));
            throw new ProblemException(problem, Map.of("Retry-After", PAUSE_SECONDS));
        }
    }
}
