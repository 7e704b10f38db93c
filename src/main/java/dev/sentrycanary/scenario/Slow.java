package dev.sentrycanary.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.sentrycanary.scenario.expect.Check;
import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** A response that takes as long as is asked for. */
@ApplicationScoped
class Slow implements Scenario {
    private static final String MILLIS = "ms";
    private static final int FALLBACK = 1_000;

    /** How late a loaded machine may wake the sleeper. */
    private static final int SLACK = 10_000;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String summary() {
        return "A response that takes as long as you ask for";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.number(MILLIS, "how long it takes, in ms", FALLBACK, 1, 10_000));
    }

    @Override
    public Optional<String> unsupported() {
        return Tracing.missing();
    }

    @Override
    public List<Promise> promises() {
        return List.of(new Promise(EventKind.TRANSACTION, 1));
    }

    @Override
    public List<Expectation> expectations() {
        return expecting(FALLBACK);
    }

    @Override
    public List<Expectation> expectations(Call call) {
        return expecting(call.number(MILLIS));
    }

    private static List<Expectation> expecting(int millis) {
        return List.of(
                new Expectation(
                        EventKind.TRANSACTION,
                        "the transaction lasts " + millis + " ms or little more",
                        lasting(millis)));
    }

    private static Check lasting(int millis) {
        return event -> {
            Optional<BigDecimal> start = time(event, "start_timestamp");
            Optional<BigDecimal> end = time(event, "timestamp");
            if (start.isEmpty() || end.isEmpty()) {
                return Optional.of("it has no times");
            }
            long lasted =
                    end.get()
                            .subtract(start.get())
                            .movePointRight(3)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValue();
            return lasted >= millis && lasted <= millis + SLACK
                    ? Optional.empty()
                    : Optional.of("it lasts " + lasted + " ms");
        };
    }

    /** Seconds since 1970, which Sentry writes as a number or as a date. */
    private static Optional<BigDecimal> time(EventTree event, String path) {
        return event.text(path)
                .map(
                        text ->
                                text.contains("T")
                                        ? new BigDecimal(Instant.parse(text).toEpochMilli())
                                                .movePointLeft(3)
                                        : new BigDecimal(text));
    }

    @Override
    public Map<String, Object> raise(Call call) throws InterruptedException {
        int millis = call.number(MILLIS);
        long begun = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(millis);
        return Map.of("took_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
}
