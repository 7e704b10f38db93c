package dev.sentrycanary.wire;

import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.sentrycanary.inbox.Captures;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is done to an envelope: it is read, or refused in the parser's own words. */
class EnvelopeFuzzTest {
    private static final EnvelopeLimits LIMITS = EnvelopeLimits.ofEnvelope(1_000_000);
    private static final EnvelopeParser PARSER = new EnvelopeParser(LIMITS);
    private static final List<Bytes> SEEDS =
            Captures.names().map(Captures::load).map(EnvelopeFuzzTest::plain).toList();

    @Property(tries = 5000)
    void a_mutated_capture_is_read_or_refused(@ForAll("mutations") Mutation mutation) {
        readOrRefuse(mutation.apply());
    }

    @Property(tries = 2000)
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        readOrRefuse(Bytes.of(bytes));
    }

    @Property(tries = 500)
    void payloads_come_back_as_they_went_in(@ForAll List<byte[]> payloads) {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        body.writeBytes("{}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (byte[] payload : payloads) {
            String header = "{\"type\":\"attachment\",\"length\":" + payload.length + "}\n";
            body.writeBytes(header.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            body.writeBytes(payload);
            body.write('\n');
        }
        assertThat(PARSER.parse(Bytes.of(body.toByteArray())).items())
                .extracting(item -> item.payload().toByteArray())
                .containsExactlyElementsOf(payloads);
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return Combinators.combine(
                        Arbitraries.of(SEEDS),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(1, 8))
                .as(Mutation::new);
    }

    private static void readOrRefuse(Bytes body) {
        try {
            Envelope envelope = PARSER.parse(body);
            int total = envelope.items().stream().mapToInt(i -> i.payload().length()).sum();
            assertThat(total).isLessThanOrEqualTo(body.length());
        } catch (WireException refused) {
            assertThat(refused.status()).isIn(400, 413);
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            StoreBody.parse(body, LIMITS);
        } catch (WireException refused) {
            assertThat(refused.status()).isIn(400, 413);
        }
    }

    private static Bytes plain(Captures capture) {
        String encoding =
                capture.headers().stream()
                        .filter(h -> h.name().equalsIgnoreCase("Content-Encoding"))
                        .map(dev.sentrycanary.inbox.RawHttp.Header::value)
                        .findFirst()
                        .orElse(null);
        return ContentDecoder.decode(encoding, Bytes.of(capture.body()), 1_000_000);
    }

    /** Some cuts, copies and flipped bytes, the same for the same seed. */
    record Mutation(Bytes seed, long random, int times) {
        Bytes apply() {
            Random source = new Random(random);
            byte[] bytes = seed.toByteArray();
            for (int i = 0; i < times && bytes.length > 0; i++) {
                int at = source.nextInt(bytes.length);
                switch (source.nextInt(5)) {
                    case 0 -> bytes[at] = (byte) source.nextInt();
                    case 1 -> bytes = java.util.Arrays.copyOf(bytes, at);
                    case 2 -> bytes[at] = '\n';
                    case 3 -> bytes[at] = (byte) ('0' + source.nextInt(10));
                    default -> bytes = java.util.Arrays.copyOfRange(bytes, at, bytes.length);
                }
            }
            return Bytes.of(bytes);
        }

        @Override
        public String toString() {
            return seed + ", seed " + random + ", " + times + " mutations";
        }
    }
}
