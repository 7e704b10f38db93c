package dev.sentrycanary.health;

import java.util.Collection;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

import dev.sentrycanary.probe.Verdicts;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.Verdict;

/**
 * Well when the newest run of no scenario failed, and one was made at all: what nobody has looked
 * at is not well. In the wellness group only, so that no orchestrator restarts the canary because
 * Sentry is down.
 */
@Wellness
@ApplicationScoped
class PipelineCheck implements HealthCheck {
    private final Verdicts verdicts;

    PipelineCheck(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public HealthCheckResponse call() {
        Collection<RunReport> runs = verdicts.newest();
        HealthCheckResponseBuilder check = HealthCheckResponse.named("sentry-pipeline");
        boolean failed = false;
        for (RunReport run : runs) {
            failed |= run.verdict().outcome() == Verdict.Outcome.FAILED;
            check.withData(run.opening().scenario(), sentence(run));
        }
        if (runs.isEmpty()) {
            check.withData("verdict", "unknown: no run so far");
        }
        return check.status(!failed && !runs.isEmpty()).build();
    }

    private static String sentence(RunReport run) {
        Verdict verdict = run.verdict();
        Stage stage = verdict.stage();
        Cause cause = verdict.cause();
        return String.format(
                Locale.ROOT,
                "%s%s%s, run %s of %s",
                verdict.outcome().code(),
                stage == null ? "" : " at " + stage.code(),
                cause == null ? "" : " (" + cause.code() + ")",
                run.opening().id(),
                run.opening().at());
    }
}
