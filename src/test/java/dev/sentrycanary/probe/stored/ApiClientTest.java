package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls over real connections, some of which end when nobody expects it. */
class ApiClientTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final ApiClient client =
            new ApiClient(VERTX, Clock.systemUTC(), null, Duration.ofMinutes(1));
    private final List<HttpConnection> asked = new CopyOnWriteArrayList<>();
    private final Set<HttpConnection> answered = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        client.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    /** On threads that are no event loop, an answer is as fast as whoever wants to listen. */
    @Test
    void no_answer_goes_by_unheard() throws Exception {
        URI api = serving(this::answer);
        for (int i = 0; i < 1_000; i++) {
            assertThat(get(client.get(api, null)).detail()).isEmpty();
        }
    }

    @Test
    void a_question_on_a_kept_connection_that_ends_is_asked_on_the_next() throws Exception {
        URI api = serving(this::answerOnceAConnection);
        for (int i = 0; i < 3; i++) {
            assertThat(get(client.get(api, null)).ok()).isTrue();
        }
        assertThat(asked).hasSize(5);
    }

    @Test
    void a_new_connection_that_ends_is_the_answer() throws Exception {
        URI api = serving(this::hangUp);
        assertThat(get(client.get(api, null)).trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_changes_something_is_sent_once() throws Exception {
        URI api = serving(this::answerOnceAConnection);
        assertThat(get(client.get(api, null)).ok()).isTrue();
        assertThat(get(client.call(HttpMethod.PUT, api, null, "{}")).trouble())
                .isEqualTo(Trouble.UNREACHABLE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void an_answer_that_never_comes_is_given_up() throws Exception {
        try (ApiClient hasty =
                new ApiClient(VERTX, Clock.systemUTC(), null, Duration.ofMillis(50))) {
            URI api = serving(request -> asked.add(request.connection()));
            assertThat(get(hasty.get(api, null)).trouble()).isEqualTo(Trouble.SLOW);
        }
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.connection());
        request.response().end("{}");
    }

    private void answerOnceAConnection(HttpServerRequest request) {
        if (answered.add(request.connection())) {
            answer(request);
        } else {
            hangUp(request);
        }
    }

    private void hangUp(HttpServerRequest request) {
        asked.add(request.connection());
        request.connection().close();
    }

    private static URI serving(Handler<HttpServerRequest> answer) throws Exception {
        HttpServer server =
                get(VERTX.createHttpServer().requestHandler(answer).listen(0, "127.0.0.1"));
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }
}
