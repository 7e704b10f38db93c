package dev.sentrycanary.probe.stored;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file, by which two can be told apart.
 *
 * @param size in bytes
 * @param sha256 lower-case hex digits
 */
record FileFacts(long size, String sha256) {

    static FileFacts of(byte[] bytes) {
        return new FileFacts(bytes.length, HexFormat.of().formatHex(algorithm().digest(bytes)));
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
