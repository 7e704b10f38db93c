package dev.sentrycanary.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The secret of {@code canary.access.token}; keeps its digest only. */
final class Token {
    private static final String SCHEME = "Bearer ";
    private final byte @Nullable [] digest;

    Token(Optional<String> secret) {
        digest =
                secret.map(String::strip).filter(s -> !s.isEmpty()).map(Token::sha256).orElse(null);
    }

    boolean isSet() {
        return digest != null;
    }

    /**
     * Whether an {@code Authorization} header carries the secret. Takes the same time for every
     * wrong one, since digests are compared, of one length and without an early end.
     */
    boolean matches(@Nullable String authorization) {
        if (digest == null
                || authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return MessageDigest.isEqual(
                digest, sha256(authorization.substring(SCHEME.length()).strip()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
