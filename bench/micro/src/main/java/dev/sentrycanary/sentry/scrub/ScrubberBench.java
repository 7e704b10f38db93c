package dev.sentrycanary.sentry.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.sentry.NoOpLogger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Here, because the scrubber is nobody's business outside its package. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScrubberBench {
    private final TextScrubber scrubber =
            new TextScrubber(new KeyRules(Set.of(), Set.of(), true), List.of());
    private final String message = "Order 81273 of customer 4711 was refused by the warehouse in Ulm";
    private final String secret =
            "login failed: {\"user\":\"jo\",\"password\":\"hunter2\"} with Bearer abcdef0123456789";
    private final String query = "a=1&token=0123456789abcdef&page=2&sort=name&filter=open&limit=50";
    private final Map<String, Object> event = event();

    private static Map<String, Object> event() {
        List<Object> frames = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            frames.add(
                    Map.of(
                            "function", "step" + i,
                            "module", "com.example.shop.order.Step" + i,
                            "lineno", 17 * i,
                            "in_app", i % 2 == 0));
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_id", "0123456789abcdef0123456789abcdef");
        event.put("message", "the order has no lines");
        event.put("frames", frames);
        event.put("extra", Map.of("order", 81273, "password", "hunter2", "region", "eu-central-1"));
        event.put("request", Map.of("url", "http://shop.example/api/orders", "method", "POST"));
        return event;
    }

    @Benchmark
    public String harmlessMessage() {
        return scrubber.scrub(message);
    }

    @Benchmark
    public String messageWithSecrets() {
        return scrubber.scrub(secret);
    }

    @Benchmark
    public String queryString() {
        return scrubber.scrub(query);
    }

    @Benchmark
    public String eventOfThirtyFrames() throws Exception {
        JsonText json = new JsonText();
        new ScrubbingWriter(json, scrubber).value(NoOpLogger.getInstance(), event);
        return json.toString();
    }
}
