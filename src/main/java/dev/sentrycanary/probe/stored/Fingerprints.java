package dev.sentrycanary.probe.stored;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The hash under which Sentry groups events of one fingerprint. */
final class Fingerprints {
    private Fingerprints() {}

    /**
     * MD5 over the parts in turn, as Sentry's grouping does for fingerprints of clients.
     *
     * @return null where there is no fingerprint, or a part that only Sentry can fill in
     */
    static @Nullable String hash(JsonNode fingerprint) {
        if (!fingerprint.isArray() || fingerprint.isEmpty()) {
            return null;
        }
        MessageDigest digest = md5();
        for (JsonNode part : fingerprint) {
            if (part.asText().contains("{{")) {
                return null;
            }
            digest.update(part.asText().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether {@code stored} was grouped by {@code fingerprint}, told plainly or as its hash. */
    static boolean isSame(JsonNode fingerprint, JsonNode stored) {
        String hash = hash(fingerprint);
        return stored.path("fingerprint").equals(fingerprint)
                || stored.path("fingerprints").equals(fingerprint)
                || (hash != null && Parts.contains(stored.path("fingerprints"), hash));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
