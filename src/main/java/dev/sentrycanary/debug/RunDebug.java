package dev.sentrycanary.debug;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.sentrycanary.metrics.RunFigures;
import dev.sentrycanary.receipt.RunReport;

/** A run with all that helps to find out why it ended as it did, as text. */
@Singleton
public class RunDebug {
    private final Config config;
    private final RunFigures figures;

    RunDebug(Config config, RunFigures figures) {
        this.config = config;
        this.figures = figures;
    }

    /**
     * The run, its log, what it adds to the metrics, and the configuration; no secret in any of it.
     *
     * @param run the run in short, as its caller tells it
     */
    public String of(String run, RunReport report) {
        EffectiveConfig settings = new EffectiveConfig(config);
        StringBuilder text = new StringBuilder(run);
        text.append("\nLog of this run:\n");
        RunLog.of(report).forEach(line -> text.append(line).append('\n'));
        text.append("\nMetrics of this run alone:\n").append(figures.of(report));
        text.append("\nConfiguration, secrets masked:\n");
        settings.shown()
                .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return settings.without(text.toString());
    }
}
