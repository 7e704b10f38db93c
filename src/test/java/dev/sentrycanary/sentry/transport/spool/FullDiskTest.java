package dev.sentrycanary.sentry.transport.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A disk that is really full: a file system of one mebibyte, mounted for this test. */
class FullDiskTest {
    private static final int BODY = 64 * 1024;

    @TempDir Path dir;

    private final SpoolCounts counts = new SpoolCounts();

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                works("mount", "-t", "tmpfs", "-o", "size=1m", "canary", dir.toString()),
                "needs the right to mount a file system (Linux, root)");
    }

    @AfterEach
    void unmount() throws Exception {
        works("umount", "-l", dir.toString());
    }

    @Test
    void what_does_not_fit_is_told_what_fits_stays_and_room_is_used_again() throws IOException {
        SpoolSettings large = new SpoolSettings(dir, 1 << 30, Duration.ofDays(7));
        List<Place> kept = new ArrayList<>();
        try (Spool spool = new Spool(large, "0123456789abcdef", counts)) {
            Place place = append(spool);
            while (place != null) {
                kept.add(place);
                assertThat(kept).as("a mebibyte has room for so many").hasSizeLessThan(17);
                place = append(spool);
            }
            assertThat(kept).isNotEmpty();
            assertThat(counts.isWritable()).isFalse();
            assertThat(counts.errors()).isPositive();
            assertThat(counts.full()).as("the quota has nothing to do with it").isZero();
            for (Place one : kept) {
                assertThat(one.read()).hasSize(BODY);
            }

            kept.forEach(Place::done);

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> append(spool) != null);
            assertThat(counts.isWritable()).isTrue();
        }
        try (Spool again = new Spool(large, "0123456789abcdef", counts)) {
            assertThat(again.recover()).hasSize(1);
            assertThat(counts.torn()).as("half a record at the end of the disk").isZero();
        }
    }

    private static Place append(Spool spool) {
        return spool.append(new Spooled(List.of("id"), List.of("event"), 1), new byte[BODY]);
    }

    private static boolean works(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
