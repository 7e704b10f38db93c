package dev.sentrycanary.access;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How often callers may raise, over real HTTP with a clock that the test turns. */
class RateLimitTest {
    private static final String RAISE = "/api/test/sentry?error_type=exception";
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_flood_ends_in_429_and_raises_nothing_more() throws IOException {
        try (var server = server(5, 1)) {
            for (int i = 0; i < 5; i++) {
                Answer granted = server.send("GET", RAISE);
                assertThat(granted.status()).isEqualTo(200);
                assertThat(granted.header("RateLimit-Limit")).isEqualTo("5");
                assertThat(granted.header("RateLimit-Remaining")).isEqualTo(String.valueOf(4 - i));
                assertThat(granted.header("RateLimit-Reset")).isEqualTo(String.valueOf(i + 1));
            }
            for (int i = 0; i < 20; i++) {
                Answer refused = server.send("GET", RAISE);
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.header("Retry-After")).isEqualTo("1");
                assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
                assertThat(refused.problem().getString("detail")).contains("canary.limit");
            }
            assertThat(server.reached()).isEqualTo(5);
            assertThat(server.refusals.byReason().get("rate_limited").sum()).isEqualTo(20);
        }
    }

    @Test
    void permits_come_back_with_time_but_never_above_the_burst() throws IOException {
        try (var server = server(2, 1)) {
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(429);
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_000));
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(429);
            nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/test/sentry?error_type=exception, true",
        "GET, /api/test/sentry/?error_type=x&error_type=y, true",
        "HEAD, /api/test/sentry?error_type=exception, true",
        "GET, /api/test/sentry;a=b?error_type=exception, true",
        "GET, /api/test/../test/sentry?error_type=exception, true",
        "GET, /api/test/sentry?error%5Ftype=exception, true",
        "POST, /api/test/sentry, true",
        "POST, /api/test/sentry/runs, true",
        "POST, /runs, true",
        "GET, /api/test/sentry, false",
        "GET, /api/test/sentry/scenarios, false",
        "GET, /, false",
        "GET, /q/health/live, false",
        "PUT, /api/0/organizations/o/issues/1/, false",
        "DELETE, /inbox/api/events, false",
        "POST, /api/1/envelope/, false",
        "POST, /api/test/sentry/alerts, false"
    })
    void only_what_raises_costs_a_permit(String method, String path, boolean costs)
            throws IOException {
        try (var server = server(1, 1)) {
            server.send(method, path);
            assertThat(server.send(method, path).status()).isEqualTo(costs ? 429 : 200);
        }
    }

    @Test
    void remote_callers_do_not_starve_local_ones() throws IOException {
        var config = TestAccess.loopback().withMode(AccessConfig.Mode.OPEN);
        try (var server = new GuardedServer(config, new TestLimit(1, 1), nanos::get)) {
            assertThat(server.send("GET", RAISE, "Via: 1.1 x").status()).isEqualTo(200);
            assertThat(server.send("GET", RAISE, "Via: 1.1 x").status()).isEqualTo(429);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
        }
    }

    @Test
    void who_is_refused_spends_no_permit() throws IOException {
        try (var server = server(1, 1)) {
            assertThat(server.send("GET", RAISE, "Sec-Fetch-Site: cross-site").status())
                    .isEqualTo(403);
            assertThat(server.send("GET", RAISE).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "1000001, 5", "5, 0"})
    void a_limit_out_of_range_is_named(int burst, int perSecond) {
        assertThatThrownBy(() -> new RateLimits(new TestLimit(burst, perSecond), nanos::get))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("canary.limit.loopback.")
                .hasMessageContaining("allowed is 1 to 1000000");
    }

    private GuardedServer server(int burst, int perSecond) {
        return new GuardedServer(
                TestAccess.loopback(), new TestLimit(burst, perSecond), nanos::get);
    }
}
