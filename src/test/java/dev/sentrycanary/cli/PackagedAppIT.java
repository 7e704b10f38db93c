package dev.sentrycanary.cli;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** Start and end of the application as it is shipped. */
class PackagedAppIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEBUG = "quarkus.log.category.\"io.sentry\".level=DEBUG";

    @TempDir Path folder;

    @Test
    void the_key_is_in_no_line_of_the_log_however_talkative_the_sdk() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ZERO);
                PackagedApp app = PackagedApp.start(folder, debug(sentry), DEBUG)) {
            String event = raise(app);
            Patience.await().until(() -> mentions(sentry, event));
            app.get("/api/test/sentry?error_type=performance");
            app.terminate();
            app.exitCode();

            assertThat(app.output())
                    .contains("Events go to: http://***@127.0.0.1:", "[io.sentry]", "Inbox: off")
                    .doesNotContain(SlowSentry.KEY)
                    .doesNotContainIgnoringCase("mixed versions", "^^^^");
            assertThat(sentry.answered())
                    .allMatch(sent -> sent.startsWith("sentry.java.quarkus/8."))
                    .anyMatch(sent -> sent.contains("\"name\":\"sentry.java.quarkus\""))
                    .noneMatch(sent -> sent.contains("sentry.java.jul"));
        }
    }

    /** Chance that was frozen into a native image would give the same ids with every start. */
    @Test
    void each_start_has_ids_of_its_own() throws Exception {
        Set<String> seen = new HashSet<>();
        for (String name : List.of("first", "second")) {
            Path own = Files.createDirectory(folder.resolve(name));
            try (PackagedApp app = PackagedApp.start(own, Map.of())) {
                for (int call = 0; call < 2; call++) {
                    JsonNode answer =
                            JSON.readTree(app.get("/api/test/sentry?error_type=exception"));
                    for (String id : List.of("event_id", "trace_id")) {
                        assertThat(answer.path(id).asText()).matches("[0-9a-f]{32}");
                        assertThat(seen.add(answer.path(id).asText())).as(id).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void an_event_names_its_libraries_and_says_of_each_frame_whose_it_is() throws Exception {
        try (PackagedApp app = PackagedApp.start(folder, Map.of())) {
            String path = "/inbox/api/events/" + raise(app) + "/payload";
            Patience.await().until(() -> app.get(path).contains("stacktrace"));

            JsonNode payload = JSON.readTree(app.get(path));
            assertThat(payload.path("modules").path("io.sentry.sentry").asText()).startsWith("8.");
            JsonNode frames = payload.at("/exception/values/0/stacktrace/frames");
            assertThat(frames).hasSizeGreaterThan(5);
            assertThat(frames).allMatch(frame -> frame.path("in_app").isBoolean());
        }
    }

    @Test
    void exceptions_of_jakarta_rest_can_be_ignored_by_name() throws Exception {
        String name = "jakarta.ws.rs.NotFoundException";
        try (PackagedApp app =
                PackagedApp.start(folder, Map.of("SENTRY_IGNORED_EXCEPTIONS_FOR_TYPE", name))) {
            raise(app);
        }
    }

    @Test
    void an_event_raised_right_before_sigterm_arrives() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ofSeconds(1));
                PackagedApp app = PackagedApp.start(folder, Map.of("SENTRY_DSN", sentry.dsn()))) {
            String event = raise(app);
            app.terminate();

            assertThat(app.exitCode()).isZero();
            // The answer's last byte leaves before the receiver's note of it.
            Patience.await().until(() -> mentions(sentry, event));
        }
    }

    @Test
    void a_target_that_never_answers_does_not_hold_up_the_end() throws Exception {
        try (SlowSentry sentry = new SlowSentry(Duration.ofMinutes(5));
                PackagedApp app =
                        PackagedApp.start(
                                folder,
                                Map.of(
                                        "SENTRY_DSN",
                                        sentry.dsn(),
                                        "SENTRY_SHUTDOWN_TIMEOUT",
                                        "1s",
                                        "SENTRY_READ_TIMEOUT",
                                        "2m"))) {
            raise(app);
            long start = System.nanoTime();
            app.terminate();

            assertThat(app.exitCode()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void empty_values_count_as_unset() throws Exception {
        Map<String, String> empty = new HashMap<>();
        for (String name :
                List.of(
                        "SENTRY_DSN",
                        "SENTRY_ENVIRONMENT",
                        "SENTRY_RELEASE",
                        "SENTRY_SAMPLE_RATE",
                        "SENTRY_TRACES_SAMPLE_RATE",
                        "SENTRY_PROFILE_SESSION_SAMPLE_RATE",
                        "SENTRY_SEND_DEFAULT_PII",
                        "SENTRY_DEBUG",
                        "SENTRY_TAGS",
                        "SENTRY_PROXY",
                        "SENTRY_AUTH_TOKEN",
                        "SENTRY_KIND",
                        "CANARY_ACCESS_MODE",
                        "CANARY_ACCESS_TOKEN",
                        "CANARY_INBOX_ENABLED",
                        "CANARY_INBOX_KEY",
                        "CANARY_INBOX_MAX_EVENTS")) {
            empty.put(name, "");
        }
        try (PackagedApp app = PackagedApp.start(folder, empty)) {
            int port = app.port();
            String event = raise(app);

            Patience.await()
                    .until(() -> app.get("/inbox/api/events?event_id=" + event).contains(event));
            assertThat(app.output())
                    .contains(
                            "Events go to: http://canary@127.0.0.1:"
                                    + port
                                    + "/1 (this application)",
                            "Environment production, release sentry-canary@",
                            "Inbox: on, keeps up to 10000 events",
                            "Access: callers on this machine are free, others need a token, and"
                                    + " none is set");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SENTRY_SAMPLE_RATE|2|sentry.sample-rate is '2': allowed is a number from 0.0 to"
                        + " 1.0",
                "SENTRY_DSN|nonsense-secretkey|sentry.dsn is '***': allowed is a DSN such as"
                        + " https://<key>@<host>/<project>",
                "SENTRY_KIND|glitch|sentry.kind is 'glitch': allowed is bugsink, inbox, sentry",
                "CANARY_ACCESS_MODE|foo|canary.access.mode is 'foo': allowed is loopback, open,"
                        + " token",
                "CANARY_DEADLINE_STORED|soon|canary.deadline.stored is 'soon': allowed is a"
                        + " duration such as 500ms, 5s or 1m",
                "SENTRY_DEBUG|maybe|sentry.debug is 'maybe': allowed is true or false",
                "CANARY_INBOX_MAX_BYTES|lots|canary.inbox.max-bytes is 'lots': allowed is a size"
                        + " such as 500K, 10M or 1G",
            })
    void a_malformed_value_stops_the_start_with_one_line(String name, String value, String line)
            throws Exception {
        try (PackagedApp app = PackagedApp.start(folder, Map.of(name, value))) {
            assertThat(app.exitCode()).isEqualTo(1);
            assertThat(app.output().lines().filter(text -> !text.isBlank()))
                    .containsExactly("Configuration: " + line);
        }
    }

    @Test
    void a_port_in_use_is_told_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            try (PackagedApp app = PackagedApp.start(folder, Map.of("QUARKUS_HTTP_PORT", port))) {
                assertThat(app.exitCode()).isEqualTo(1);
                assertThat(app.output())
                        .contains("Port " + port + " is in use already; choose another one")
                        .doesNotContain("Exception", "\tat ");
            }
        }
    }

    private static Map<String, String> debug(SlowSentry sentry) {
        return Map.of("SENTRY_DSN", sentry.dsn(), "SENTRY_DEBUG", "true");
    }

    private static boolean mentions(SlowSentry sentry, String event) {
        return sentry.answered().stream().anyMatch(text -> text.contains(event));
    }

    /** Raises an unhandled exception and gives the id of its event. */
    private static String raise(PackagedApp app) throws Exception {
        String answer = app.get("/api/test/sentry?error_type=exception");
        String id = JSON.readTree(answer).path("event_id").asText();
        assertThat(id).matches("[0-9a-f]{32}");
        return id;
    }
}
