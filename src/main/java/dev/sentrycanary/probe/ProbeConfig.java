package dev.sentrycanary.probe;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How runs are followed. */
@ConfigMapping(prefix = "canary")
public interface ProbeConfig {
    /** How long each stage may take before it is late. */
    Deadline deadline();

    /** How much is remembered. */
    Keep keep();

    /**
     * Whether each run's issue is resolved afterwards, where the token may, so that the next run
     * rings as a regression. The embedded inbox resolves always.
     */
    @WithDefault("true")
    boolean resolve();

    /** Deadlines: the first from the end of the scenario, the others from the event's capture. */
    interface Deadline {
        /** Until the SDK reports each promised event. */
        @WithDefault("5s")
        Duration captured();

        /** Until the ingest has answered; longer than the SDK itself waits for that. */
        @WithDefault("15s")
        Duration accepted();

        /** Until the event can be read back. */
        @WithDefault("60s")
        Duration stored();

        /** Until the alert has rung. */
        @WithDefault("120s")
        Duration alerted();

        /** How long a scenario may work at all. */
        @WithDefault("120s")
        Duration run();
    }

    /** Bounds of the memory of runs. */
    interface Keep {
        /** Newest runs, whatever their verdict. */
        @WithDefault("500")
        int runs();

        /** Failed runs that are kept when they are no longer among the newest. */
        @WithDefault("200")
        int failures();

        /** Receipts of one run. */
        @WithDefault("1000")
        int receipts();
    }
}
