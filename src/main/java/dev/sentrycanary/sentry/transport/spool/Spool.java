package dev.sentrycanary.sentry.transport.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes on disk, each from its capture until its fate is known. Written without {@code fsync}:
 * the end of the process loses nothing, the end of the machine may lose the last seconds. What
 * cannot be written stays in memory; writing is tried again every few seconds.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final long SMALLEST_SEGMENT = 64 * 1024;
    private static final long LARGEST_SEGMENT = 4 * 1024 * 1024;
    private static final long LARGEST_FILE = 64 * 1024 * 1024;
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final SpoolFolder folder;
    private final SpoolSettings settings;
    private final SpoolCounts counts;
    private final long segmentBytes;
    private final Set<Segment> segments = new HashSet<>();
    private List<Path> earlier = List.of();
    private @Nullable Segment active;
    private long lastNumber;
    private long pausedUntil = System.nanoTime();
    private boolean open;
    private boolean closed;
    private boolean fullTold;

    /**
     * @param key names the DSN without giving it away
     */
    public Spool(SpoolSettings settings, String key, SpoolCounts counts) {
        this.settings = settings;
        this.folder = new SpoolFolder(settings, key);
        this.counts = counts;
        this.segmentBytes =
                Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, settings.maxBytes() / 64));
        prepare();
    }

    /** Writes an envelope down; null when that is not possible now. */
    public synchronized @Nullable Place append(Spooled content, byte[] body) {
        if (!prepare()) {
            return null;
        }
        byte[] record = SpoolRecord.encode(content, body);
        long used = counts.bytes.get() + counts.asideBytes.get();
        if (used + record.length > settings.maxBytes()) {
            counts.full.increment();
            tellFull();
            return null;
        }
        try {
            Segment segment = active(record.length);
            long at = segment.append(record);
            counts.bytes.addAndGet(record.length);
            counts.envelopes.incrementAndGet();
            counts.writable = true;
            fullTold = false;
            return new Place(this, segment, at, record.length);
        } catch (IOException e) {
            pause("cannot be written", e);
            return null;
        }
    }

    /** What earlier processes have left, oldest first; empty when asked again. */
    public synchronized List<Found> recover() {
        List<Found> found = new ArrayList<>();
        for (Path path : earlier) {
            try {
                read(path, found);
            } catch (IOException e) {
                counts.errors.increment();
                LOG.warnf("A file of the spool cannot be read: %s", e.toString());
            }
        }
        earlier = List.of();
        counts.recovered.add(found.size());
        if (!found.isEmpty()) {
            LOG.infof("%d envelopes of an earlier process wait in %s", found.size(), folder);
        }
        return found;
    }

    /** Whether {@link #recover} would look at something. */
    public synchronized boolean hasEarlier() {
        return !earlier.isEmpty();
    }

    /** How old an envelope may become. */
    public Duration maxAge() {
        return settings.maxAge();
    }

    synchronized byte[] read(Place place) throws IOException {
        byte[] file = place.segment().read(place.at(), place.length());
        SpoolRecord record = SpoolRecord.decode(file, 0);
        if (record == null) {
            counts.torn.increment();
            place.segment().markDamaged();
            throw new IOException("the envelope in " + place.segment().path() + " is damaged");
        }
        return record.body();
    }

    synchronized void done(Place place) {
        Segment segment = place.segment();
        if (closed) {
            return;
        }
        counts.envelopes.decrementAndGet();
        try {
            segment.done(place.at());
        } catch (IOException e) {
            // Sent again after a restart, with the same id, which Sentry takes for the same event.
            counts.errors.increment();
        }
        if (segment.waiting() == 0 && (segment.sealed() || segment.size() > SMALLEST_SEGMENT)) {
            retire(segment);
        }
    }

    /** Leaves everything whose fate is not known for the next process. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Segment segment : List.copyOf(segments)) {
            if (segment.waiting() == 0) {
                retire(segment);
            }
        }
        try {
            for (Segment segment : segments) {
                segment.close();
            }
            folder.close();
        } catch (IOException e) {
            counts.errors.increment();
        }
    }

    private boolean prepare() {
        if (closed || (!counts.writable && System.nanoTime() - pausedUntil < 0)) {
            return false;
        }
        if (!open) {
            try {
                folder.open();
                open = true;
                earlier = folder.segments();
                lastNumber = folder.lastNumber();
                keepAside();
                counts.writable = true;
            } catch (IOException e) {
                pause("cannot be used", e);
            }
        }
        return open;
    }

    private void keepAside() {
        long aside = 0;
        try {
            aside = folder.trimAside(Instant.now());
        } catch (IOException e) {
            counts.errors.increment();
        }
        counts.asideBytes.set(aside);
        if (aside > 0) {
            LOG.warnf(
                    "%d bytes in %s are kept aside: torn files, or events for another DSN",
                    (Object) aside, settings.dir());
        }
    }

    private void pause(String what, IOException e) {
        counts.errors.increment();
        pausedUntil = System.nanoTime() + PAUSE_NANOS;
        if (counts.writable || !open) {
            LOG.warnf("The spool %s %s, events wait in memory: %s", folder, what, e.toString());
        }
        counts.writable = false;
        Segment broken = active;
        active = null;
        if (broken != null) {
            broken.seal();
            if (broken.waiting() == 0) {
                retire(broken);
            }
        }
    }

    private void tellFull() {
        if (!fullTold) {
            fullTold = true;
            LOG.warnf("The spool %s is full, further events wait in memory", folder);
        }
    }

    private Segment active(int length) throws IOException {
        Segment current = active;
        if (current != null && current.size() + length > segmentBytes && current.size() > 0) {
            current.seal();
            active = null;
            if (current.waiting() == 0) {
                retire(current);
            }
            current = null;
        }
        if (current == null) {
            current = Segment.create(folder.next(++lastNumber));
            segments.add(current);
            active = current;
        }
        return current;
    }

    private void read(Path path, List<Found> found) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) > LARGEST_FILE) {
            counts.torn.increment();
            folder.putAside(path);
            return;
        }
        Segment segment = Segment.open(path);
        segments.add(segment);
        counts.bytes.addAndGet(segment.size());
        SegmentScan.walk(
                segment,
                new SegmentScan.Visitor() {
                    @Override
                    public void waiting(SpoolRecord record, int at) {
                        segment.found();
                        counts.envelopes.incrementAndGet();
                        Place place = new Place(Spool.this, segment, at, record.length());
                        found.add(new Found(record.content(), record.body().length, place));
                    }

                    @Override
                    public void damaged() {
                        counts.torn.increment();
                        segment.markDamaged();
                    }
                });
        if (segment.waiting() == 0) {
            retire(segment);
        }
    }

    /** Removes a file in which nothing waits; a damaged one is kept for people. */
    private void retire(Segment segment) {
        segments.remove(segment);
        if (active == segment) {
            active = null;
        }
        counts.bytes.addAndGet(-segment.size());
        try {
            segment.close();
            if (segment.damaged()) {
                folder.putAside(segment.path());
                counts.asideBytes.addAndGet(segment.size());
            } else {
                Files.deleteIfExists(segment.path());
            }
        } catch (IOException e) {
            counts.errors.increment();
        }
    }

    /**
     * An envelope of an earlier process.
     *
     * @param content what is known of it
     * @param size bytes of its body
     * @param place where it stands
     */
    public record Found(Spooled content, int size, Place place) {}
}
