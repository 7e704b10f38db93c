package dev.sentrycanary.sentry.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GzipTest {
    private final Gzip gzip = new Gzip();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 4_095, 4_096, 5_000, 100_000, 2_000_000})
    void what_was_compressed_comes_back(int size) throws Exception {
        byte[] content = random(size);
        assertThat(plain(gzip.compress(out -> out.write(content)))).isEqualTo(content);
    }

    @Test
    void a_large_envelope_gets_smaller_and_a_small_one_hardly_larger() throws Exception {
        assertThat(gzip.compress(out -> out.write(new byte[50_000]))).hasSizeLessThan(1_000);
        assertThat(gzip.compress(out -> out.write(new byte[2_000]))).hasSizeBetween(2_000, 2_030);
    }

    @Test
    void one_envelope_leaves_nothing_to_the_next() throws Exception {
        byte[] large = random(50_000);
        byte[] small = random(10);
        assertThat(plain(gzip.compress(out -> out.write(large)))).isEqualTo(large);
        assertThat(plain(gzip.compress(out -> out.write(small)))).isEqualTo(small);
    }

    @Test
    void a_failed_envelope_leaves_nothing_to_the_next() throws Exception {
        assertThatThrownBy(
                        () ->
                                gzip.compress(
                                        out -> {
                                            out.write(random(1_000));
                                            throw new IOException("cannot be serialised");
                                        }))
                .hasMessage("cannot be serialised");
        byte[] content = random(100);
        assertThat(plain(gzip.compress(out -> out.write(content)))).isEqualTo(content);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] plain(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }
}
