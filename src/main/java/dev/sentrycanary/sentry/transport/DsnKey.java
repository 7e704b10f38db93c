package dev.sentrycanary.sentry.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Names a DSN without giving it away, so that nothing is sent to another project. */
final class DsnKey {
    private static final int BYTES = 8;

    private DsnKey() {}

    /** The same for the same host, project and public key. */
    static String of(@Nullable String dsn) {
        URI uri = URI.create(String.valueOf(dsn));
        String publicKey = String.valueOf(uri.getUserInfo()).split(":", 2)[0];
        String named =
                uri.getScheme()
                        + "\n"
                        + publicKey
                        + "\n"
                        + uri.getHost()
                        + ":"
                        + uri.getPort()
                        + uri.getPath();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(named.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
