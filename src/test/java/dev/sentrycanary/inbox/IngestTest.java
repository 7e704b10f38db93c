package dev.sentrycanary.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.wire.EventIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class IngestTest {
    private static final RawHttp.Header KEY =
            new RawHttp.Header("X-Sentry-Auth", "Sentry sentry_key=any , sentry_version=7");

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/1/envelope/",
                "/api/1/envelope",
                "/api/any-project/envelope/",
                "/api/0/envelope/"
            })
    void every_form_of_the_address_takes_envelopes(String path) throws IOException {
        String id = EventIds.random();
        RawHttp.Answer answer = post(path, List.of(KEY), event(id, "address"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
        RestAssured.get("/inbox/api/events/{id}", id)
                .then()
                .statusCode(200)
                .body("title", equalTo("address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sentry sentry_key=any",
                "sentry   sentry_version = 7 ,  sentry_key = any",
                "sentry_key=any",
                "Sentry sentry_version=5, sentry_key=any, sentry_secret=x"
            })
    void a_key_in_the_header_is_understood_with_any_spaces(String value) throws IOException {
        RawHttp.Header header = new RawHttp.Header("x-sentry-auth", value);
        assertThat(post("/api/1/envelope/", List.of(header), utf8("{}")).status()).isEqualTo(200);
    }

    @Test
    void a_key_only_in_the_envelope_is_enough() throws IOException {
        byte[] body = utf8("{\"dsn\":\"https://any@example.invalid/1\"}");
        assertThat(post("/api/1/envelope/", List.of(), body).status()).isEqualTo(200);
    }

    @Test
    void no_key_at_all_is_401_in_sentrys_shape() throws IOException {
        RawHttp.Answer answer = post("/api/1/envelope/", List.of(), utf8("{}"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .startsWith("{\"detail\":\"missing authorization information\",\"causes\":[");
        assertThat(post("/api/1/store/", List.of(), utf8("{}")).status()).isEqualTo(401);
    }

    @Test
    void keys_that_disagree_are_refused() throws IOException {
        assertThat(post("/api/1/envelope/?sentry_key=other", List.of(KEY), utf8("{}")).status())
                .isEqualTo(401);
        byte[] body = utf8("{\"dsn\":\"https://other@example.invalid/1\"}");
        RawHttp.Answer answer = post("/api/1/envelope/", List.of(KEY), body);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("differ").doesNotContain("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "null"})
    void browsers_may_send_from_any_origin(String origin) throws IOException {
        try (RawHttp http = new RawHttp(base)) {
            RawHttp.Answer answer =
                    http.send(
                            "OPTIONS",
                            "/api/1/envelope/?sentry_key=any",
                            List.of(
                                    new RawHttp.Header("Origin", origin),
                                    new RawHttp.Header("Access-Control-Request-Method", "POST"),
                                    new RawHttp.Header(
                                            "Access-Control-Request-Headers", "content-type")),
                            new byte[0]);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(answer.header("access-control-allow-methods")).contains("POST");
            assertThat(answer.header("access-control-allow-headers"))
                    .contains(
                            "content-type",
                            "x-sentry-auth",
                            "x-requested-with",
                            "sentry-trace",
                            "baggage");
            assertThat(answer.header("access-control-expose-headers"))
                    .contains("x-sentry-error", "x-sentry-rate-limits", "retry-after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void other_methods_are_405(String method) throws IOException {
        try (RawHttp http = new RawHttp(base)) {
            RawHttp.Answer answer = http.send(method, "/api/1/envelope/", List.of(), new byte[0]);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).contains("POST");
        }
    }

    @Test
    void an_empty_content_encoding_means_none() throws IOException {
        RawHttp.Header empty = new RawHttp.Header("Content-Encoding", "");
        assertThat(post("/api/1/envelope/", List.of(KEY, empty), utf8("{}")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, not gzip, 400",
        "deflate, not deflate, 400",
        "br, not brotli, 400",
        "zstd, not zstd, 400",
        "lzma, anything, 400",
        "'', nonsense, 400",
    })
    void a_body_that_is_not_what_it_says_is_400(String encoding, String body, int status)
            throws IOException {
        RawHttp.Header header = new RawHttp.Header("Content-Encoding", encoding);
        RawHttp.Answer answer = post("/api/1/envelope/", List.of(KEY, header), utf8(body));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"detail\":\"").contains("\"causes\":[\"");
    }

    @Test
    void a_gzip_bomb_is_refused_with_413() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }
        RawHttp.Header header = new RawHttp.Header("Content-Encoding", "gzip");
        RawHttp.Answer answer = post("/api/1/envelope/", List.of(KEY, header), bomb.toByteArray());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("decompresses to more than");
    }

    @Test
    void a_body_above_the_limit_is_refused_and_the_connection_lives() throws IOException {
        try (RawHttp http = new RawHttp(base)) {
            byte[] large = new byte[40 * 1024 * 1024];
            assertThat(http.send("POST", "/api/1/envelope/", List.of(KEY), large).status())
                    .isEqualTo(413);
            assertThat(http.send("POST", "/api/1/envelope/", List.of(KEY), utf8("{}")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_large_envelope_below_the_limit_is_taken() throws IOException {
        String id = EventIds.random();
        byte[] file = new byte[20 * 1024 * 1024];
        new Random(1).nextBytes(file);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                utf8(
                        "{\"event_id\":\""
                                + id
                                + "\"}\n{\"type\":\"attachment\",\"length\":"
                                + file.length
                                + ",\"filename\":\"large.bin\"}\n"));
        body.writeBytes(file);
        body.writeBytes(utf8("\n{\"type\":\"event\"}\n{\"message\":\"large\"}"));
        assertThat(post("/api/1/envelope/", List.of(KEY), body.toByteArray()).status())
                .isEqualTo(200);
        String attachment =
                RestAssured.get("/inbox/api/events/{id}/attachments", id)
                        .then()
                        .body("[0].filename", equalTo("large.bin"))
                        .extract()
                        .path("[0].id");
        assertThat(RestAssured.get("/inbox/api/events/{id}/payload", attachment).asByteArray())
                .isEqualTo(file);
    }

    @Test
    void a_bad_item_does_not_poison_the_rest() throws IOException {
        String id = EventIds.random();
        byte[] body =
                utf8(
                        "{\"event_id\":\""
                                + id
                                + "\"}\n"
                                + "{\"type\":\"check_in\"}\nnot json\n"
                                + "{\"type\":\"never_seen\"}\nwhatever "
                                + id
                                + "\n"
                                + "{\"type\":\"log\",\"item_count\":9}\n{\"items\":[5]}\n"
                                + "{\"type\":\"event\"}\n{\"message\":\"survivor\"}\n");
        assertThat(post("/api/1/envelope/", List.of(KEY), body).status()).isEqualTo(200);
        RestAssured.get("/inbox/api/events/{id}", id)
                .then()
                .body("title", equalTo("survivor"))
                .body("item", equalTo(3));
        RestAssured.get("/inbox/api/events?kind=check_in&event_id={id}", id)
                .then()
                .body("events[0].errors[0]", containsString("not valid JSON"));
        RestAssured.get("/inbox/api/events?kind=other&event_id={id}", id)
                .then()
                .body("events[0].item_type", equalTo("never_seen"));
    }

    @Test
    void an_event_that_comes_twice_is_listed_once() throws IOException {
        String id = EventIds.random();
        post("/api/1/envelope/", List.of(KEY), event(id, "first"));
        assertThat(post("/api/1/envelope/", List.of(KEY), event(id, "second")).body()).contains(id);
        RestAssured.get("/inbox/api/events?event_id={id}", id)
                .then()
                .body("events.size()", equalTo(1))
                .body("events[0].title", equalTo("first"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET  | /any?status=ok&duration=1.5 |                          | ok
                    POST | /any/?status=error          |                          | error
                    POST | ?sentry_key=any             | {"status":"in_progress"} | in_progress
                    PUT  | /?sentry_key=any&status=ok  | {"status":"error"}       | ok
                    """)
    void a_check_in_comes_by_plain_http(String method, String rest, String body, String status)
            throws IOException {
        String slug = "job-" + EventIds.random().substring(0, 8);
        byte[] sent = utf8(body == null ? "" : body);
        try (RawHttp http = new RawHttp(base)) {
            RawHttp.Answer answer =
                    http.send(method, "/api/1/cron/" + slug + rest, List.of(), sent);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
        }
        RestAssured.get("/inbox/api/events?kind=check_in&message={slug}", slug)
                .then()
                .body("events.title", equalTo(List.of(slug + ": " + status)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightly/any",
                "nightly/any?status=fine",
                "nightly/any?status=ok&duration=-1",
                "nightly/any?status=ok&duration=NaN",
                "nightly/any?status=ok&check_in_id=7",
                "night%20ly/any?status=ok"
            })
    void a_check_in_that_says_nothing_useful_is_400(String rest) throws IOException {
        RawHttp.Answer answer = post("/api/1/cron/" + rest, List.of(), new byte[0]);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"detail\":\"invalid check-in\",\"causes\":[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security", "csp-report", "nel"})
    void what_a_browser_reports_by_itself_is_kept(String endpoint) throws IOException {
        RawHttp.Answer answer =
                post(
                        "/api/1/" + endpoint + "/?sentry_key=any",
                        List.of(new RawHttp.Header("Content-Type", "application/csp-report")),
                        utf8("{\"csp-report\":{\"document-uri\":\"https://a.example\"}}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String id = answer.body().substring(7, 39);
        RestAssured.get("/inbox/api/events?event_id={id}", id)
                .then()
                .body("events.item_type", equalTo(List.of("raw_security")));
        assertThat(post("/api/1/" + endpoint + "/", List.of(KEY), utf8("[]")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/1/minidump/?sentry_key=any",
                "/api/1/unreal/any/",
                "/api/1/events/9ec79c33ec9942ab8353589fcb2e04dc/attachments/",
                "/api/1/integration/otlp/v1/traces",
                "/api/1/otlp/v1/traces/",
                "/api/1/user-feedback/"
            })
    void what_the_inbox_does_not_keep_is_refused_in_sentrys_shape(String path) throws IOException {
        RawHttp.Answer answer = post(path, List.of(KEY), utf8("anything"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"detail\":\"").contains("nothing was kept");
    }

    @Test
    void a_dsn_of_another_project_than_the_address_is_refused() throws IOException {
        byte[] body = utf8("{\"dsn\":\"https://any@example.invalid/2\"}");
        assertThat(post("/api/1/envelope/", List.of(KEY), body).status()).isEqualTo(400);
        assertThat(post("/api/2/envelope/", List.of(KEY), body).status()).isEqualTo(200);
        // Behind a tunnel the DSN alone says whose it is, and the address is the tunnel's.
        assertThat(post("/api/1/envelope/", List.of(), body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "1%2f2", "%20", "a%0Ab"})
    void a_project_that_no_dsn_can_name_is_refused(String project) throws IOException {
        RawHttp.Answer answer = post("/api/" + project + "/envelope/", List.of(KEY), utf8("{}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"invalid project identifier\"}");
    }

    @Test
    void hostile_requests_change_nothing_for_those_after_them() throws IOException {
        Random random = new Random(99);
        List<Captures> seeds = Captures.names().map(Captures::load).toList();
        for (int i = 0; i < 1000; i++) {
            Captures seed = seeds.get(random.nextInt(seeds.size()));
            byte[] body = seed.body().clone();
            for (int flips = 0; flips < 3; flips++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            RawHttp.Answer answer = post(seed.path(), seed.headers(), body);
            assertThat(answer.status()).as(answer.body()).isIn(200, 400, 401, 413);
        }
        String id = EventIds.random();
        assertThat(post("/api/1/envelope/", List.of(KEY), event(id, "after")).status())
                .isEqualTo(200);
        RestAssured.get("/inbox/api/events/{id}", id).then().body("title", equalTo("after"));
    }

    @Test
    void ten_clients_at_once_lose_nothing() throws Exception {
        String mark = EventIds.random();
        ExecutorService clients = Executors.newFixedThreadPool(10);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int client = 0; client < 10; client++) {
                done.add(clients.submit(() -> sendMany(mark, 40)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        RestAssured.get("/inbox/api/events?message={mark}&limit=500", mark)
                .then()
                .body("events.size()", equalTo(400));
    }

    private Void sendMany(String mark, int count) throws IOException {
        try (RawHttp http = new RawHttp(base)) {
            for (int i = 0; i < count; i++) {
                byte[] body = event(EventIds.random(), mark);
                assertThat(http.send("POST", "/api/1/envelope/", List.of(KEY), body).status())
                        .isEqualTo(200);
            }
        }
        return null;
    }

    private RawHttp.Answer post(String path, List<RawHttp.Header> headers, byte[] body)
            throws IOException {
        try (RawHttp http = new RawHttp(base)) {
            return http.send("POST", path, headers, body);
        }
    }

    private static byte[] event(String id, String message) {
        return utf8(
                "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n{\"message\":\"%s\"}\n"
                        .formatted(id, message));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
