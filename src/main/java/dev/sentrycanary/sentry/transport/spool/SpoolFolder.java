package dev.sentrycanary.sentry.transport.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The files of one DSN, the torn ones beside them, and those of other DSNs. */
final class SpoolFolder {
    private static final Pattern SEGMENT = Pattern.compile("\\d{10}\\.spool");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{16}");
    private static final String ASIDE = "aside";
    private static final String LOCK = "lock";

    private final SpoolSettings settings;
    private final Path own;
    private @Nullable FileOutputStream lockFile;

    SpoolFolder(SpoolSettings settings, String key) {
        this.settings = settings;
        this.own = settings.dir().resolve(key);
    }

    /** Creates what is missing and makes sure that no other process uses it. */
    void open() throws IOException {
        Permissions.createFolder(own);
        Path lock = own.resolve(LOCK);
        if (!Files.exists(lock)) {
            Permissions.createFile(lock);
        }
        lockFile = lock(own);
        if (lockFile == null) {
            throw new IOException("another process uses " + own);
        }
    }

    /** The lock of a folder, or null while somebody holds it; it ends with its process. */
    private static @Nullable FileOutputStream lock(Path folder) throws IOException {
        FileOutputStream file = new FileOutputStream(folder.resolve(LOCK).toFile());
        boolean held = false;
        try {
            held = file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false;
        } finally {
            if (!held) {
                file.close();
            }
        }
        return held ? file : null;
    }

    void close() throws IOException {
        FileOutputStream held = lockFile;
        lockFile = null;
        if (held != null) {
            held.close();
        }
    }

    /** The files of earlier processes, oldest first. */
    List<Path> segments() throws IOException {
        return segments(own);
    }

    /** A name after all that are there. */
    Path next(long number) {
        return own.resolve("%010d.spool".formatted(number));
    }

    long lastNumber() throws IOException {
        long last = 0;
        for (Path path : segments()) {
            last = Math.max(last, Long.parseLong(name(path).substring(0, 10)));
        }
        return last;
    }

    /** Moves a damaged file out of the way, for people to look at. */
    void putAside(Path path) throws IOException {
        Path aside = own.resolve(ASIDE);
        Permissions.createFolder(aside);
        Files.move(path, aside.resolve(name(path)), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Deletes what has been kept aside for longer than envelopes are, and the oldest of it beyond
     * half of what the whole spool may take.
     *
     * @return the bytes that stay
     */
    long trimAside(Instant now) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> folders = Files.list(settings.dir())) {
            for (Path folder : folders.filter(path -> KEY.matcher(name(path)).matches()).toList()) {
                if (!folder.equals(own)) {
                    files.addAll(abandoned(folder));
                }
                files.addAll(segments(folder.resolve(ASIDE)));
            }
        }
        files.sort(Comparator.comparing(SpoolFolder::modified).reversed());
        long kept = 0;
        for (Path file : files) {
            boolean old = modified(file).isBefore(now.minus(settings.maxAge()));
            if (old || kept + Files.size(file) > settings.maxBytes() / 2) {
                Files.deleteIfExists(file);
            } else {
                kept += Files.size(file);
            }
        }
        return kept;
    }

    /** What waits for another DSN, unless a process that has this DSN is at work there. */
    private static List<Path> abandoned(Path folder) throws IOException {
        try (FileOutputStream lock = lock(folder)) {
            return lock == null ? List.of() : segments(folder);
        }
    }

    @Override
    public String toString() {
        return own.toString();
    }

    private static List<Path> segments(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> SEGMENT.matcher(name(path)).matches()).sorted().toList();
        }
    }

    private static Instant modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
