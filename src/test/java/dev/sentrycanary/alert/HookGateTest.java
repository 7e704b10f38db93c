package dev.sentrycanary.alert;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HookGateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "s3cret";
    private static final byte[] BODY =
            "{\"action\":\"triggered\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = HookSignature.of(SECRET, BODY);

    private final HookGate gate =
            new HookGate(
                    Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5), new SeenHooks(10));

    private HookVerdict judge(String signature, long age, String requestId) {
        return gate.judge(
                SECRET, BODY, signature, Long.toString(NOW.getEpochSecond() - age), requestId);
    }

    @Test
    void hmac_is_the_published_test_vector() {
        // RFC 4231, test case 2.
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        assertThat(HookSignature.of("Jefe", data))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void a_fresh_signed_webhook_is_genuine() {
        assertThat(judge(SIGNATURE, 0, "one")).isEqualTo(HookVerdict.GENUINE);
    }

    @Test
    void without_a_secret_nothing_is_believed() {
        assertThat(gate.judge(null, BODY, SIGNATURE, "0", "one")).isEqualTo(HookVerdict.NO_SECRET);
    }

    @Test
    void a_missing_or_wrong_signature_is_told_apart() {
        assertThat(judge(null, 0, "one")).isEqualTo(HookVerdict.UNSIGNED);
        assertThat(judge(SIGNATURE.replace('a', 'b'), 0, "one")).isEqualTo(HookVerdict.FORGED);
        assertThat(judge("", 0, "one")).isEqualTo(HookVerdict.FORGED);
    }

    @Test
    void too_old_too_new_and_undated_webhooks_are_stale() {
        assertThat(judge(SIGNATURE, 301, "one")).isEqualTo(HookVerdict.STALE);
        assertThat(judge(SIGNATURE, -301, "one")).isEqualTo(HookVerdict.STALE);
        assertThat(gate.judge(SECRET, BODY, SIGNATURE, null, "one")).isEqualTo(HookVerdict.STALE);
        assertThat(gate.judge(SECRET, BODY, SIGNATURE, "soon", "one")).isEqualTo(HookVerdict.STALE);
        assertThat(judge(SIGNATURE, 299, "one")).isEqualTo(HookVerdict.GENUINE);
    }

    @Test
    void the_same_webhook_counts_once_even_under_a_new_request_id() {
        assertThat(judge(SIGNATURE, 0, "one")).isEqualTo(HookVerdict.GENUINE);
        assertThat(judge(SIGNATURE, 0, "one")).isEqualTo(HookVerdict.REPLAYED);
        assertThat(judge(SIGNATURE, 1, "two")).isEqualTo(HookVerdict.REPLAYED);
    }

    @Test
    void a_webhook_without_request_id_is_refused() {
        assertThat(judge(SIGNATURE, 0, null)).isEqualTo(HookVerdict.NO_REQUEST_ID);
    }
}
