package dev.sentrycanary.inbox.ring;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed webhook, ready to go.
 *
 * @param body JSON
 * @param requestId its own id
 * @param timestamp Unix seconds
 * @param signature HMAC-SHA256 of the body in lower-case hex
 */
record Hook(String body, String requestId, long timestamp, String signature) {
    private static final String ALGORITHM = "HmacSHA256";

    static Hook signed(String body, Instant at, String secret) {
        return new Hook(
                body, UUID.randomUUID().toString(), at.getEpochSecond(), signature(body, secret));
    }

    private static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
