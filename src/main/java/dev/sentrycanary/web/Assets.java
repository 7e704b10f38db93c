package dev.sentrycanary.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

import jakarta.inject.Singleton;

/** Names the state of style sheet and scripts, so that browsers may keep them for good. */
@Singleton
class Assets {
    private static final String FOLDER = "META-INF/resources/assets/";
    private static final List<String> FILES = List.of("canary.css", "canary.js", "theme.js");

    private final String version;

    Assets() {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            sum.update(read(FOLDER + file));
        }
        this.version = Long.toHexString(sum.getValue());
    }

    String version() {
        return version;
    }

    private static byte[] read(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("Missing in the application: " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
