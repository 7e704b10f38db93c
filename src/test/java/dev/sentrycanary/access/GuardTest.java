package dev.sentrycanary.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.sentrycanary.access.TestAccess.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Who gets in, over real HTTP. */
class GuardTest {
    private static final String RAISE = "/api/test/sentry?error_type=exception";
    private static final String RIGHT = "Authorization: Bearer " + TOKEN;

    @Test
    void loopback_caller_is_free_by_default() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            Answer answer = server.send("GET", RAISE);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("LOOPBACK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: ::1",
                "x-forwarded-for: 127.0.0.1, 127.0.0.1",
                "X-FORWARDED-HOST: localhost",
                "X-Forwarded-Proto: http",
                "X-Forwarded-Client-Cert: Hash=1",
                "Forwarded: for=127.0.0.1",
                "Forwarded: for=\"[::1]\"",
                "X-Real-IP: 127.0.0.1",
                "True-Client-IP: 127.0.0.1",
                "CF-Connecting-IP: 127.0.0.1",
                "X-Envoy-External-Address: 127.0.0.1",
                "Via: 1.1 proxy",
                "X-Forwarded-For:"
            })
    void a_forwarded_request_is_never_local(String header) throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            Answer answer = server.send("GET", RAISE, header);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(server.reached()).isZero();
        }
    }

    @Test
    void without_a_token_set_the_refusal_says_how_to_set_one() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            Answer answer = server.send("GET", RAISE, "X-Forwarded-For: 203.0.113.9", RIGHT);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.problem().getString("detail"))
                    .contains("canary.access.token", "CANARY_ACCESS_TOKEN");
            assertThat(answer.problem().getString("instance")).isEqualTo("/api/test/sentry");
            assertThat(answer.problem().getInteger("status")).isEqualTo(403);
        }
    }

    @Test
    void a_blank_token_counts_as_none() throws IOException {
        var blank =
                new TestAccess(
                        AccessConfig.Mode.LOOPBACK,
                        java.util.Optional.of("  "),
                        java.util.Optional.empty(),
                        AccessConfig.Metrics.OPEN);
        try (var server = new GuardedServer(blank)) {
            Answer answer =
                    server.send("GET", "/", "X-Forwarded-For: 1.2.3.4", "Authorization: Bearer ");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void a_missing_token_is_asked_for() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback().withToken())) {
            Answer answer = server.send("GET", RAISE, "X-Forwarded-For: 203.0.113.9");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"sentry-canary\"");
            assertThat(answer.body()).doesNotContain(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer",
                "Bearer ",
                "Basic Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ==",
                TOKEN,
                "Bearer correct-horse-battery-stapl",
                "Bearer correct-horse-battery-staple2",
                "Bearer CORRECT-HORSE-BATTERY-STAPLE",
                "Bearer correct-horse-battery-staple, Bearer x"
            })
    void a_wrong_token_is_refused_whatever_its_length(String value) throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback().withToken())) {
            Answer answer =
                    server.send(
                            "GET",
                            RAISE,
                            "X-Forwarded-For: 203.0.113.9",
                            "Authorization: " + value);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
            assertThat(server.reached()).isZero();
            assertThat(server.refusals.byReason().get("token_wrong").sum()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "BEARER  " + TOKEN})
    void the_right_token_lets_a_remote_caller_in(String value) throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback().withToken())) {
            Answer answer =
                    server.send(
                            "GET",
                            RAISE,
                            "Host: canary.example.com",
                            "X-Forwarded-For: 203.0.113.9",
                            "Authorization: " + value);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("TOKEN");
        }
    }

    @Test
    void mode_token_asks_local_callers_too() throws IOException {
        var config = TestAccess.loopback().withMode(AccessConfig.Mode.TOKEN);
        try (var server = new GuardedServer(config.withToken())) {
            assertThat(server.send("GET", "/").status()).isEqualTo(401);
            assertThat(server.send("GET", "/", RIGHT).status()).isEqualTo(200);
        }
        try (var server = new GuardedServer(config)) {
            assertThat(server.send("GET", "/").status()).isEqualTo(403);
        }
    }

    @Test
    void mode_open_lets_everyone_in_but_no_foreign_page() throws IOException {
        try (var server =
                new GuardedServer(TestAccess.loopback().withMode(AccessConfig.Mode.OPEN))) {
            assertThat(server.send("GET", RAISE, "X-Forwarded-For: 203.0.113.9").status())
                    .isEqualTo(200);
            assertThat(server.send("GET", RAISE, "Sec-Fetch-Site: cross-site").status())
                    .isEqualTo(403);
            assertThat(server.send("GET", RAISE, "Host: evil.example").status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:8080, 200",
        "localhost.:8080, 200",
        "canary.localhost, 200",
        "127.0.0.1:8080, 200",
        "127.9.9.9, 200",
        "[::1]:8080, 200",
        "192.0.2.7:8080, 200",
        "[2001:db8::1], 200",
        "canary.example.com, 200",
        "Canary.Example.Com:443, 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "127.0.0.1.evil.example, 403",
        "evil-localhost, 403",
        "xcanary.example.com, 403",
        "127.1, 403",
        "2130706433, 403"
    })
    void only_known_host_names_are_answered(String host, int status) throws IOException {
        try (var server =
                new GuardedServer(TestAccess.loopback().withHosts("canary.example.com"))) {
            assertThat(server.send("GET", RAISE, "Host: " + host).status()).isEqualTo(status);
        }
    }

    @Test
    void two_host_headers_are_a_bad_request() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            assertThat(server.send("GET", "/", "Host: localhost", "Host: evil.example").status())
                    .isEqualTo(400);
            assertThat(server.reached()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/test/sentry | Sec-Fetch-Site: none        | 200",
                "GET  | /api/test/sentry | Sec-Fetch-Site: same-origin | 200",
                "GET  | /api/test/sentry | Sec-Fetch-Site: same-site   | 403",
                "GET  | /api/test/sentry | Sec-Fetch-Site: cross-site  | 403",
                "GET  | /api/test/sentry | Sec-Fetch-Site: later-word  | 403",
                "GET  | /                | Sec-Fetch-Site: cross-site  | 403",
                "POST | /api/test/sentry | Origin: null                | 403",
                "POST | /api/test/sentry | Origin: https://evil.test   | 403",
                "POST | /api/test/sentry | Origin: http://localhost    | 403",
                "POST | /api/test/sentry | Origin: http://localhost:1  | 403",
                "POST | /api/test/sentry | Origin: not a url           | 403",
                "POST | /api/test/sentry | Origin: https://canary.example.com | 200",
                "OPTIONS | /api/test/sentry | Origin: https://evil.test | 403",
                "DELETE | /inbox/api/events | Origin: https://evil.test | 403",
                "GET  | /stream          | Origin: https://evil.test   | 403",
                "GET  | /live            | Sec-Fetch-Site: cross-site  | 403",
                "POST | /stream          | Origin: https://evil.test   | 200",
                "POST | /api/1/envelope/ | Origin: https://evil.test   | 200",
                "POST | /api/1/envelope  | Sec-Fetch-Site: cross-site  | 200",
                "OPTIONS | /api/1/store/ | Origin: null                | 200",
                "POST | /api/1/store     | Host: evil.test             | 200",
                "POST | /api/1/envelope/../../test/sentry | Sec-Fetch-Site: cross-site | 403",
                "POST | /api/1/envelope/%2e%2e/x | Sec-Fetch-Site: cross-site | 403",
                "POST | /api/1/envelope;x | Sec-Fetch-Site: cross-site | 403",
                "POST | /api/test/sentry/alerts | Host: canary.example.org | 200",
                "GET  | /api/test/sentry/alerts | Host: canary.example.org | 403"
            })
    void requests_of_other_sites_reach_the_ingest_only(
            String method, String path, String header, int status) throws IOException {
        try (var server =
                new GuardedServer(TestAccess.loopback().withHosts("canary.example.com"))) {
            assertThat(server.send(method, path, header).status()).isEqualTo(status);
        }
    }

    @Test
    void own_page_may_post_its_forms() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            Answer answer =
                    server.send(
                            "POST",
                            "/api/test/sentry/runs",
                            "Origin: http://localhost:" + server.port(),
                            "Sec-Fetch-Site: same-origin");
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/runs/abc, 200",
        "/events/0123456789abcdef0123456789abcdef, 200",
        "/api/test/sentry?error_type=exception, 403",
        "/inbox/api/events, 403",
        "/live, 403"
    })
    void a_link_from_elsewhere_opens_pages_but_raises_nothing(String path, int status)
            throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            Answer answer =
                    server.send(
                            "GET",
                            path,
                            "Sec-Fetch-Site: cross-site",
                            "Sec-Fetch-Mode: navigate",
                            "Sec-Fetch-Dest: document");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(
                            server.send(
                                            "GET",
                                            path,
                                            "Sec-Fetch-Site: cross-site",
                                            "Sec-Fetch-Mode: navigate",
                                            "Sec-Fetch-Dest: iframe")
                                    .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /q/health, 200",
        "GET, /q/health/live, 200",
        "GET, /q/health/ready, 200",
        "GET, /q/health/group/wellness, 200",
        "GET, /q/metrics, 200",
        "POST, /q/metrics, 403",
        "GET, /q/openapi, 403",
        "GET, /q/health/../openapi, 403",
        "GET, /, 403",
        "POST, /api/test/sentry/alerts, 200",
        "POST, /api/test/sentry/alerts/, 200",
        "POST, /api/test/sentry/runs, 403"
    })
    void probes_need_no_token(String method, String path, int status) throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            assertThat(
                            server.send(
                                            method,
                                            path,
                                            "Host: canary.monitoring.svc:8080",
                                            "X-Forwarded-For: 10.1.2.3")
                                    .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void metrics_can_be_guarded() throws IOException {
        var config = TestAccess.loopback().withToken().withMetrics(AccessConfig.Metrics.GUARDED);
        try (var server = new GuardedServer(config)) {
            assertThat(server.send("GET", "/q/metrics", "Via: 1.1 x").status()).isEqualTo(401);
            assertThat(server.send("GET", "/q/metrics", "Via: 1.1 x", RIGHT).status())
                    .isEqualTo(200);
            assertThat(server.send("GET", "/q/health/live", "Via: 1.1 x").status()).isEqualTo(200);
        }
    }

    @Test
    void the_ingest_learns_who_sends() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback().withToken())) {
            assertThat(server.send("POST", "/api/1/envelope/").body()).isEqualTo("LOOPBACK");
            assertThat(server.send("POST", "/api/1/envelope/", "Via: 1.1 x").body())
                    .isEqualTo("UNKNOWN");
        }
    }

    @Test
    void the_machines_own_outer_address_is_not_loopback() throws IOException {
        InetAddress outer = outerAddress();
        assumeThat(outer).as("this machine has an address beside loopback").isNotNull();
        try (var server = new GuardedServer(TestAccess.loopback())) {
            assertThat(server.sendFrom(outer, "GET", "/").status()).isEqualTo(403);
            assertThat(server.sendFrom(outer, "GET", "/q/health/live").status()).isEqualTo(200);
            assertThat(server.sendFrom(outer, "GET", "/", "X-Forwarded-For: 127.0.0.1").status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.255.0.3, true",
        "0:0:0:0:0:0:0:1, true",
        "::1, true",
        "::1%lo, true",
        "::ffff:127.0.0.1, true",
        "::ffff:7f00:1, true",
        "126.255.255.255, false",
        "128.0.0.1, false",
        "::ffff:10.0.0.1, false",
        "::2, false",
        "0.0.0.0, false",
        "localhost, false",
        "'', false"
    })
    void loopback_is_known_in_every_spelling(String literal, boolean loopback) {
        assertThat(Peer.isLoopback(literal)).isEqualTo(loopback);
    }

    @Test
    void every_answer_carries_the_security_headers() throws IOException {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            for (Answer answer :
                    java.util.List.of(
                            server.send("GET", "/"),
                            server.send("GET", "/nowhere", "Host: evil.example"))) {
                assertThat(answer.header("Content-Security-Policy"))
                        .startsWith("default-src 'self'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
                assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
                assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
                assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            }
            assertThat(
                            server.send("POST", "/api/1/envelope/")
                                    .header("Cross-Origin-Resource-Policy"))
                    .isEqualTo("cross-origin");
        }
    }

    private static InetAddress outerAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                .filter(java.net.Inet4Address.class::isInstance)
                .findFirst()
                .orElse(null);
    }
}
