package dev.sentrycanary.sentry.transport.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolTest {
    private static final String KEY = "0123456789abcdef";
    private static final String OTHER = "fedcba9876543210";

    @TempDir Path dir;

    private final SpoolCounts counts = new SpoolCounts();

    @Test
    void what_is_written_is_found_again_oldest_first_and_what_is_done_is_not() throws IOException {
        try (Spool spool = spool(KEY)) {
            IntStream.range(0, 5).forEach(i -> append(spool, i));
            append(spool, 5).done();
            assertThat(spool.recover()).isEmpty();
        }
        try (Spool again = spool(KEY)) {
            List<Spool.Found> found = again.recover();
            assertThat(found)
                    .extracting(it -> it.content().eventIds().get(0))
                    .containsExactly("id0", "id1", "id2", "id3", "id4");
            assertThat(found.get(3).content().itemTypes()).containsExactly("event", "attachment");
            assertThat(found.get(3).content().capturedAt()).isEqualTo(1003);
            assertThat(found.get(3).place().read()).isEqualTo(body(3));
            assertThat(found.get(3).size()).isEqualTo(body(3).length);
            assertThat(counts.recovered()).isEqualTo(5);
            assertThat(counts.torn()).isZero();
            found.forEach(it -> it.place().done());
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void only_the_owner_may_read() throws IOException {
        try (Spool spool = spool(KEY)) {
            append(spool, 1);
            try (Stream<Path> all = Files.walk(dir)) {
                for (Path path : all.filter(it -> !it.equals(dir)).toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as("%s", path)
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 60})
    void a_torn_tail_is_skipped_counted_and_kept_aside(int missing) throws IOException {
        write(3);
        try (RandomAccessFile file = new RandomAccessFile(files().get(0).toFile(), "rw")) {
            file.setLength(file.length() - missing);
        }
        try (Spool spool = spool(KEY)) {
            List<Spool.Found> found = spool.recover();
            assertThat(found)
                    .extracting(it -> it.content().eventIds().get(0))
                    .containsExactly("id0", "id1");
            assertThat(counts.torn()).isEqualTo(1);
            found.forEach(it -> it.place().done());
            assertThat(files()).isEmpty();
            assertThat(dir.resolve(KEY).resolve("aside")).isNotEmptyDirectory();
            assertThat(counts.asideBytes()).isPositive();
        }
    }

    @Test
    void a_damaged_record_costs_itself_only() throws IOException {
        write(3);
        try (RandomAccessFile file = new RandomAccessFile(files().get(0).toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(old ^ 0x55);
        }
        try (Spool spool = spool(KEY)) {
            assertThat(spool.recover())
                    .extracting(it -> it.content().eventIds().get(0))
                    .containsExactly("id0", "id2");
            assertThat(counts.torn()).isEqualTo(1);
        }
    }

    @Test
    void a_file_of_garbage_is_put_aside_and_the_spool_works() throws IOException {
        write(1);
        Files.writeString(files().get(0), "not ours at all ".repeat(100));
        try (Spool spool = spool(KEY)) {
            assertThat(spool.recover()).isEmpty();
            assertThat(counts.torn()).isPositive();
            assertThat(append(spool, 7).read()).isEqualTo(body(7));
        }
    }

    @Test
    void a_record_that_changes_on_disk_is_not_read_back() throws IOException {
        try (Spool spool = spool(KEY)) {
            Place place = append(spool, 1);
            try (RandomAccessFile file = new RandomAccessFile(files().get(0).toFile(), "rw")) {
                file.seek(file.length() - 1);
                file.write(0);
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(place::read)
                    .isInstanceOf(IOException.class);
            assertThat(counts.torn()).isEqualTo(1);
        }
    }

    @Test
    void the_bound_holds_and_room_comes_back() {
        try (Spool spool = new Spool(new SpoolSettings(dir, 200_000, days(7)), KEY, counts)) {
            byte[] body = new byte[10_000];
            List<Place> places =
                    IntStream.range(0, 30)
                            .mapToObj(i -> spool.append(content(i), body))
                            .filter(place -> place != null)
                            .toList();
            assertThat(places).hasSize(19);
            assertThat(counts.full()).isEqualTo(11);
            assertThat(counts.bytes()).isLessThanOrEqualTo(200_000);
            places.forEach(Place::done);
            assertThat(spool.append(content(99), body)).isNotNull();
            assertThat(counts.envelopes()).isEqualTo(1);
        }
    }

    @Test
    void a_directory_that_cannot_be_used_is_told_and_tried_again() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "in the way");
        try (Spool spool = new Spool(new SpoolSettings(file, 1 << 20, days(7)), KEY, counts)) {
            assertThat(spool.append(content(1), body(1))).isNull();
            assertThat(counts.isWritable()).isFalse();
            assertThat(counts.errors()).isEqualTo(1);
        }
    }

    @Test
    void what_waits_for_another_dsn_stays_where_it_is() throws IOException {
        write(2);
        try (Spool other = spool(OTHER)) {
            assertThat(other.recover()).isEmpty();
            assertThat(counts.asideBytes()).isPositive();
        }
        try (Spool back = spool(KEY)) {
            assertThat(back.recover()).hasSize(2);
        }
    }

    @Test
    void what_waits_for_another_dsn_for_too_long_is_deleted() throws IOException {
        write(2);
        Files.setLastModifiedTime(files().get(0), FileTime.from(Instant.now().minus(days(8))));
        spool(OTHER).close();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_directory_in_use_is_left_to_its_user() {
        try (Spool first = spool(KEY);
                Spool second = spool(KEY)) {
            assertThat(second.append(content(1), body(1))).isNull();
            assertThat(append(first, 1)).isNotNull();
        }
    }

    private void write(int envelopes) throws IOException {
        try (Spool spool = spool(KEY)) {
            IntStream.range(0, envelopes).forEach(i -> append(spool, i));
        }
        assertThat(files()).hasSize(1);
    }

    private Spool spool(String key) {
        return new Spool(new SpoolSettings(dir, 1 << 24, days(7)), key, counts);
    }

    private Place append(Spool spool, int number) {
        Place place = spool.append(content(number), body(number));
        assertThat(place).isNotNull();
        return place;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve(KEY))) {
            return files.filter(it -> it.toString().endsWith(".spool")).toList();
        }
    }

    private static Spooled content(int number) {
        return new Spooled(List.of("id" + number), List.of("event", "attachment"), 1000 + number);
    }

    private static byte[] body(int number) {
        return ("body of " + number).repeat(20).getBytes(StandardCharsets.UTF_8);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
