package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.sentrycanary.scenario.expect.Expectation;

/**
 * The last event of a process: sent before it dies, or lost. The process is another one with the
 * same program and configuration, so that somebody is left to tell.
 */
@ApplicationScoped
public class Crash implements Scenario {
    /** The name of the scenario. */
    public static final String NAME = "crash";

    /** The parameter that says how the process ends. */
    public static final String END = "end";

    private static final String MESSAGE = "This is a canary: the last words of a process";

    private final Doomed doomed;

    Crash(Doomed doomed) {
        this.doomed = doomed;
    }

    /** How the process ends. */
    public enum End {
        /** An exception that nobody catches ends it, as soon as the SDK's handler is done. */
        UNCAUGHT,
        /** It captures the error and exits in order. */
        EXIT,
        /** It captures the error and is gone, as with kill -9: nobody can flush anything. */
        HALT;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** What a call asks for. */
        public static End of(Call call) {
            return valueOf(call.text(END).toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** The error that it dies of. */
    public static RuntimeException failure() {
        return new CanaryException(MESSAGE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "The last error of a process that dies at once: flushed, or said lost";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice(
                        END,
                        "how the process ends",
                        End.UNCAUGHT.word(),
                        End.EXIT.word(),
                        End.HALT.word()));
    }

    @Override
    public boolean commandOnly() {
        return true;
    }

    @Override
    public Optional<String> unsupported() {
        return doomed.missing();
    }

    @Override
    public List<Promise> promises() {
        return Thrown.ONE_ERROR;
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(Thrown.type(CanaryException.class), Thrown.message(MESSAGE));
    }

    @Override
    public List<Expectation> expectations(Call call) {
        List<Expectation> all = new ArrayList<>(expectations());
        if (End.of(call) == End.UNCAUGHT) {
            all.add(Expectation.is(EventKind.ERROR, "exception.-1.mechanism.handled", false));
        }
        return all;
    }

    @Override
    public Map<String, Object> raise(Call call) throws Exception {
        return Map.of("exit_code", doomed.follow(call));
    }
}
