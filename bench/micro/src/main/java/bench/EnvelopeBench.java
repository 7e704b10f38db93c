package bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeLimits;
import dev.sentrycanary.wire.EnvelopeParser;

/** Framing only: payloads are found, not read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EnvelopeBench {
    @Param({"2000", "200000"})
    int payload;

    private final EnvelopeParser parser =
            new EnvelopeParser(EnvelopeLimits.ofEnvelope(32 * 1024 * 1024));
    private byte[] body;

    @Setup
    public void fill() {
        String text = "{\"message\":\"" + "x".repeat(payload) + "\"}";
        body =
                ("{\"event_id\":\"0123456789abcdef0123456789abcdef\",\"sdk\":{\"name\":\"bench\"}}\n"
                                + "{\"type\":\"event\",\"length\":"
                                + text.length()
                                + "}\n"
                                + text)
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Envelope parse() {
        return parser.parse(Bytes.of(body));
    }
}
