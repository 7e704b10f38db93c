package dev.sentrycanary.probe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.ISpan;
import io.sentry.Sentry;

import dev.sentrycanary.access.EventBudget;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.problem.Problem;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/** Lets runs spend the hourly budget. The embedded inbox has no quota that it could use up. */
@ApplicationScoped
class Ration {
    private static final String TRANSACTION = "transaction";

    private final EventBudget budget;
    private final Targets targets;

    Ration(EventBudget budget, Targets targets) {
        this.budget = budget;
        this.targets = targets;
    }

    /**
     * Pays for a run before it begins.
     *
     * @param promised how many events of which category it will raise
     * @param executions how many transactions will carry them where it promises none itself
     * @throws ProblemException with status 429 when the budget does not hold that many
     */
    void spend(Map<String, Integer> promised, int executions) {
        if (targets.current().filter(to -> to.kind() != TargetKind.INBOX).isEmpty()) {
            return;
        }
        int events = promised.values().stream().mapToInt(Integer::intValue).sum();
        if (!promised.containsKey(TRANSACTION)
                && Sentry.getCurrentScopes().getOptions().isTracingEnabled()) {
            events += executions;
        }
        if (events > 0 && !budget.spend(events)) {
            forgetTransaction();
            throw refusal(events);
        }
    }

    /** What is refused for the sake of the quota must not use it up by its transaction. */
    private static void forgetTransaction() {
        ISpan span = Sentry.getSpan();
        if (span != null) {
            span.getSpanContext().setSampled(false);
        }
    }

    private ProblemException refusal(int events) {
        Map<String, String> headers = new HashMap<>();
        headers.put("RateLimit-Limit", Integer.toString(budget.limit()));
        headers.put("RateLimit-Remaining", Integer.toString(budget.left()));
        headers.put("RateLimit-Reset", seconds(budget.until(budget.limit())));
        boolean ever = events <= budget.limit();
        if (ever) {
            headers.put("Retry-After", seconds(budget.until(events)));
        }
        return new ProblemException(
                Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        "This would raise "
                                + events
                                + " events; "
                                + budget.left()
                                + " of the "
                                + budget.limit()
                                + " of this hour are left. "
                                + (ever
                                        ? "Come back after the seconds in Retry-After"
                                        : "Ask for less")
                                + ", or raise canary.budget.events-per-hour."),
                headers);
    }

    private static String seconds(Duration time) {
        return Long.toString(Math.max(1, time.toSeconds()));
    }
}
