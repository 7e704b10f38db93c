package dev.sentrycanary.api;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.Run;

/** The run of this request, so that the answer to its error can name it. */
@RequestScoped
class CurrentRun {
    private @Nullable Run run;

    void set(Run current) {
        run = current;
    }

    @Nullable Run get() {
        return run;
    }
}
