package dev.sentrycanary.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.sentrycanary.access.TestAccess.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A caller on another machine: the far end of a cable that leads into a network namespace. */
class NetworkNamespaceTest {
    private static final String ID = Long.toString(ProcessHandle.current().pid() % 10_000);
    private static final String NAMESPACE = "canary" + ID;
    private static final String NEAR = "cn" + ID;
    private static final String FAR = "cf" + ID;
    private static final String OUR_ADDRESS = "10.213.77.1";

    @BeforeAll
    static void lay_the_cable() throws Exception {
        String word =
                "needs ip and curl and the right to make network namespaces"
                        + " (Linux, root, Debian package iproute2)";
        assumeTrue(works("ip", "netns", "add", NAMESPACE) && works("curl", "--version"), word);
        assumeTrue(
                works("ip", "link", "add", NEAR, "type", "veth", "peer", "name", FAR)
                        && works("ip", "link", "set", FAR, "netns", NAMESPACE)
                        && works("ip", "addr", "add", OUR_ADDRESS + "/30", "dev", NEAR)
                        && works("ip", "link", "set", NEAR, "up")
                        && inside("ip", "addr", "add", "10.213.77.2/30", "dev", FAR).ok()
                        && inside("ip", "link", "set", FAR, "up").ok(),
                word);
    }

    @AfterAll
    static void take_the_cable_away() throws Exception {
        works("ip", "link", "del", NEAR);
        works("ip", "netns", "del", NAMESPACE);
    }

    @Test
    void without_a_token_set_another_machine_is_refused() throws Exception {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            Answer answer = curl(server, "/api/test/sentry?error_type=exception");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem().getString("detail")).contains("CANARY_ACCESS_TOKEN");
            assertThat(server.reached()).isZero();
        }
    }

    @Test
    void another_machine_cannot_pretend_to_be_local() throws Exception {
        try (var server = new GuardedServer(TestAccess.loopback().withToken())) {
            for (String header :
                    List.of(
                            "X-Forwarded-For: 127.0.0.1",
                            "Forwarded: for=127.0.0.1",
                            "X-Real-IP: ::1",
                            "Host: localhost",
                            "Host: 127.0.0.1",
                            "Origin: http://localhost",
                            "Authorization: Bearer wrong")) {
                assertThat(curl(server, "/", "-H", header).status()).as(header).isIn(401, 403);
            }
            assertThat(server.reached()).isZero();
        }
    }

    @Test
    void the_token_lets_another_machine_in() throws Exception {
        try (var server = new GuardedServer(TestAccess.loopback().withToken())) {
            Answer answer = curl(server, "/", "-H", "Authorization: Bearer " + TOKEN);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("TOKEN");
        }
    }

    @Test
    void probes_of_another_machine_need_no_token() throws Exception {
        try (var server = new GuardedServer(TestAccess.loopback())) {
            assertThat(curl(server, "/q/health/ready").status()).isEqualTo(200);
            assertThat(curl(server, "/q/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void a_flood_from_another_machine_raises_the_burst_and_no_more() throws Exception {
        var open = TestAccess.loopback().withMode(AccessConfig.Mode.OPEN);
        try (var server = new GuardedServer(open, new TestLimit(7, 1), () -> 0L)) {
            Output flood =
                    inside(
                            "curl",
                            "-s",
                            "-o",
                            "/dev/null",
                            "-w",
                            "%{http_code}\n",
                            "http://"
                                    + OUR_ADDRESS
                                    + ":"
                                    + server.port()
                                    + "/api/test/sentry?error_type=exception&n=[1-200]");
            assertThat(flood.text().lines().filter("429"::equals)).hasSize(193);
            assertThat(server.reached()).isEqualTo(7);
            assertThat(flood.text().lines().filter("200"::equals)).hasSize(7);
        }
    }

    private static Answer curl(GuardedServer server, String path, String... options)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-i", "--max-time", "10"));
        command.addAll(List.of(options));
        command.add("http://" + OUR_ADDRESS + ":" + server.port() + path);
        return Answer.parse(inside(command.toArray(String[]::new)).text());
    }

    private static Output inside(String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", NAMESPACE));
        all.addAll(List.of(command));
        return run(all);
    }

    private static boolean works(String... command) throws Exception {
        return run(List.of(command)).ok();
    }

    private static Output run(List<String> command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Output(false, "");
        }
        String text = new String(process.getInputStream().readAllBytes());
        return new Output(process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0, text);
    }

    private record Output(boolean ok, String text) {}
}
