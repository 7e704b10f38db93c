package dev.sentrycanary.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import io.airlift.compress.zstd.ZstdCompressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ContentDecoderTest {
    private static final String TEXT = "{\"message\":\"the canary sings\"} ".repeat(40);
    private static final int LIMIT = 100_000;

    /** Brotli of {@link #TEXT}, made by Node: there is no encoder in plain Java. */
    private static final String BROTLI = "G9cE+I3UYs0Z7qQnS/V7bmaGIqCY0umrSiwsDVzwlHMQNwwqJX2YLB9G";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", " gzip ", "deflate", "raw deflate", "zstd"})
    void each_encoding_gives_back_what_went_in(String encoding) throws IOException {
        assertThat(decode(encoding, compress(encoding, utf8(TEXT)))).isEqualTo(TEXT);
        assertThat(decode(encoding, compress(encoding, new byte[0]))).isEmpty();
    }

    @Test
    void brotli_gives_back_what_went_in() {
        assertThat(decode("br", Base64.getDecoder().decode(BROTLI))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "identity", "Identity"})
    void no_encoding_leaves_the_body_alone(String encoding) {
        assertThat(decode(encoding, utf8(TEXT))).isEqualTo(TEXT);
    }

    @Test
    void an_unknown_encoding_is_refused_naming_the_known() {
        assertThat(refusal("compress", utf8(TEXT), LIMIT).causes().toString()).contains("zstd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "zstd"})
    void a_bomb_stops_at_the_limit(String encoding) throws IOException {
        byte[] bomb = compress(encoding, new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(250_000);
        WireException refused = refusal(encoding, bomb, LIMIT);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.causes()).containsExactly("it decompresses to more than 100000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "zstd"})
    void a_body_of_exactly_the_limit_passes(String encoding) throws IOException {
        byte[] plain = new byte[LIMIT];
        new Random(7).nextBytes(plain);
        byte[] packed = compress(encoding, plain);
        assertThat(ContentDecoder.decode(name(encoding), Bytes.of(packed), LIMIT))
                .isEqualTo(Bytes.of(plain));
        assertThat(refusal(encoding, packed, LIMIT - 1).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate", "zstd"})
    void a_truncated_body_is_refused_wherever_it_ends(String encoding) throws IOException {
        byte[] packed = compress(encoding, utf8(TEXT));
        for (int length = 1; length < packed.length; length++) {
            WireException refused = refusal(encoding, Arrays.copyOf(packed, length), LIMIT);
            assertThat(refused).as("cut to %d bytes", length).isNotNull();
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.causes()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void garbage_never_gives_more_than_a_refusal(String encoding) throws IOException {
        Random random = new Random(42);
        byte[] packed =
                encoding.equals("br")
                        ? Base64.getDecoder().decode(BROTLI)
                        : compress(encoding, utf8(TEXT));
        int refusals = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] mutated = packed.clone();
            for (int flips = 0; flips <= random.nextInt(4); flips++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            try {
                ContentDecoder.decode(encoding, Bytes.of(mutated), LIMIT);
            } catch (WireException refused) {
                assertThat(refused.status()).isIn(400, 413);
                refusals++;
            }
        }
        assertThat(refusals).isPositive();
    }

    @Test
    void bytes_after_the_gzip_stream_are_refused() throws IOException {
        byte[] member = compress("gzip", utf8(TEXT));
        byte[] twice = Arrays.copyOf(member, member.length * 2);
        System.arraycopy(member, 0, twice, member.length, member.length);
        assertThat(refusal("gzip", twice, LIMIT).causes().toString())
                .contains("bytes follow the end of the gzip stream");
    }

    @Test
    void a_wrong_checksum_is_refused() throws IOException {
        byte[] packed = compress("gzip", utf8(TEXT));
        packed[packed.length - 6]++;
        assertThat(refusal("gzip", packed, LIMIT).causes())
                .containsExactly("the gzip checksum does not match");
    }

    @Test
    void a_size_that_lies_is_refused() throws IOException {
        byte[] packed = compress("gzip", utf8(TEXT));
        Arrays.fill(packed, packed.length - 4, packed.length, (byte) 0x7f);
        assertThat(refusal("gzip", packed, LIMIT).status()).isEqualTo(400);
    }

    private static WireException refusal(String encoding, byte[] body, int limit) {
        return catchThrowableOfType(
                WireException.class,
                () -> ContentDecoder.decode(name(encoding), Bytes.of(body), limit));
    }

    private static String decode(String encoding, byte[] body) {
        return ContentDecoder.decode(name(encoding), Bytes.of(body), LIMIT).utf8();
    }

    private static String name(String encoding) {
        return encoding.equals("raw deflate") ? "deflate" : encoding;
    }

    private static byte[] compress(String encoding, byte[] plain) throws IOException {
        if (encoding.equals("zstd")) {
            ZstdCompressor zstd = new ZstdCompressor();
            byte[] packed = new byte[zstd.maxCompressedLength(plain.length)];
            int size = zstd.compress(plain, 0, plain.length, packed, 0, packed.length);
            return Arrays.copyOf(packed, size);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packer =
                switch (encoding) {
                    case "deflate" -> new DeflaterOutputStream(out);
                    case "raw deflate" ->
                            new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true));
                    default -> new GZIPOutputStream(out);
                }) {
            packer.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
