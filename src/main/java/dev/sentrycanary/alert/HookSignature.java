package dev.sentrycanary.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Sentry's signature of a webhook: HMAC-SHA256 with the integration's client secret over the body
 * as it came, in lower-case hex.
 */
public final class HookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private HookSignature() {}

    static boolean matches(String secret, byte[] body, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        // Comparing all bytes always: the time taken must not tell how many of them are right.
        return MessageDigest.isEqual(
                of(secret, body).getBytes(StandardCharsets.US_ASCII),
                signature.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** The signature of a body. */
    public static String of(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
