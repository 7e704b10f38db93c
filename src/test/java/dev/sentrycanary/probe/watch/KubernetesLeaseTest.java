package dev.sentrycanary.probe.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas and the Lease between them. */
class KubernetesLeaseTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @TempDir Path account;
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-22T10:00:00Z"));
    private FakeCluster cluster;
    private KubernetesLease one;
    private KubernetesLease two;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(account.resolve("token"), "the-token\n");
        Files.writeString(account.resolve("namespace"), "watch");
        cluster = new FakeCluster();
        one = replica("one");
        two = replica("two");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private KubernetesLease replica(String name) {
        return new KubernetesLease(
                new LeaseApi(cluster.url(), account),
                "canary",
                name,
                LEASE,
                time,
                // Asked by hand, so that each test decides on the order.
                (delay, task) -> () -> {});
    }

    private void asks(KubernetesLease replica) {
        replica.ask().join();
    }

    @Test
    void the_first_that_asks_keeps_watch_alone() {
        asks(one);
        asks(two);
        assertThat(one.ours()).isTrue();
        assertThat(two.ours()).isFalse();
        assertThat(cluster.holder("canary")).isEqualTo("one");
        assertThat(cluster.lease("canary").getJsonObject("spec").getString("renewTime"))
                .isEqualTo("2026-11-22T10:00:00.000000Z");
    }

    @Test
    void the_holder_keeps_it_by_renewing() {
        asks(one);
        for (int i = 0; i < 10; i++) {
            time.jump(LEASE.dividedBy(3));
            asks(one);
            asks(two);
            assertThat(one.ours()).isTrue();
            assertThat(two.ours()).isFalse();
        }
    }

    @Test
    void a_holder_that_died_is_followed_after_the_lease_has_run_out() {
        asks(one);
        asks(two);
        time.jump(LEASE.minusSeconds(1));
        asks(two);
        assertThat(two.ours()).isFalse();
        time.jump(Duration.ofSeconds(1));
        assertThat(one.ours()).as("it did not renew").isFalse();
        asks(two);
        assertThat(two.ours()).isTrue();
        assertThat(cluster.lease("canary").getJsonObject("spec").getInteger("leaseTransitions"))
                .isEqualTo(1);
    }

    @Test
    void a_holder_that_ends_hands_over_at_once() {
        asks(one);
        asks(two);
        one.release();
        assertThat(one.ours()).isFalse();
        asks(two);
        assertThat(two.ours()).isTrue();
    }

    @Test
    void without_the_api_the_turn_runs_out_and_comes_back() {
        asks(one);
        cluster.down = true;
        time.jump(Duration.ofSeconds(20));
        asks(one);
        assertThat(one.ours()).isTrue();
        time.jump(Duration.ofSeconds(10));
        asks(one);
        assertThat(one.ours()).isFalse();
        cluster.down = false;
        asks(one);
        assertThat(one.ours()).isTrue();
    }

    @Test
    void of_two_that_ask_at_the_same_time_one_wins() {
        var first = one.ask();
        var second = two.ask();
        first.join();
        second.join();
        Patience.await().until(() -> one.ours() || two.ours());
        assertThat(one.ours() && two.ours()).isFalse();
    }
}
