package dev.sentrycanary.probe.watch;

import dev.sentrycanary.problem.ProblemException;

/** Starts runs. */
@FunctionalInterface
interface Starter {
    /**
     * Starts one run of the scenario.
     *
     * @return its id
     * @throws ProblemException where it cannot run now, for example for want of budget
     */
    String start(String scenario);
}
