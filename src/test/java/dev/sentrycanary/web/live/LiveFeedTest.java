package dev.sentrycanary.web.live;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveFeedTest {
    private final LiveFeed feed = new LiveFeed();

    @Test
    void a_reader_is_told_what_came_after_its_position() {
        feed.add(Change.Kind.EVENT, "1");
        String known = feed.position();
        feed.add(Change.Kind.RUN, "r");
        assertThat(feed.after(feed.parse(known))).extracting(Change::key).containsExactly("r");
    }

    @Test
    void what_has_left_the_ring_is_not_passed_over_in_silence() {
        String known = feed.position();
        for (int i = 0; i <= 4096; i++) {
            feed.add(Change.Kind.EVENT, "" + i);
        }
        assertThat(feed.after(feed.parse(known))).isNull();
        assertThat(feed.after(1)).hasSize(4096);
    }

    @Test
    void positions_of_other_processes_and_of_the_future_are_unknown() {
        feed.add(Change.Kind.EVENT, "1");
        String other = new LiveFeed().name(1);
        for (String name : new String[] {other, feed.name(99), feed.name(1) + "x", "", null}) {
            assertThat(feed.parse(name)).as("%s", name).isEqualTo(-1);
        }
        assertThat(feed.after(-1)).isNull();
    }
}
