package dev.sentrycanary.access.pace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The deadlines on a connection, with a clock that the test moves. */
class ArrivalDeadlineTest {
    private static final Duration ALMOST = Duration.ofSeconds(1);

    private final EmbeddedChannel connection =
            new EmbeddedChannel(new ArrivalDeadline(), new HttpRequestDecoder());

    {
        connection.freezeTime();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    private void arrives(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void passes(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
    }

    private @Nullable String answer() {
        ByteBuf answer = connection.readOutbound();
        return answer == null ? null : answer.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void a_head_that_drips_is_answered_408_and_cut_off() {
        for (int second = 0; second < ArrivalDeadline.HEAD.toSeconds(); second++) {
            assertThat(connection.isOpen()).isTrue();
            arrives(second == 0 ? "GET / HTTP/1.1\r\nX-Slow: " : "x");
            passes(Duration.ofSeconds(1));
        }
        assertThat(answer()).startsWith("HTTP/1.1 408 ").endsWith("\r\n\r\n");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void a_body_that_drips_is_cut_off_without_an_answer() {
        arrives("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n");
        for (int second = 0; second < ArrivalDeadline.BODY.toSeconds(); second++) {
            assertThat(connection.isOpen()).isTrue();
            arrives("x");
            passes(Duration.ofSeconds(1));
        }
        assertThat(answer()).isNullOrEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void the_second_request_of_a_connection_has_a_deadline_too() {
        arrives("GET / HTTP/1.1\r\n\r\n");
        passes(ArrivalDeadline.BODY);
        assertThat(connection.isOpen()).isTrue();
        arrives("G");
        passes(ArrivalDeadline.HEAD);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void a_connection_on_which_nothing_is_under_way_stays() {
        passes(ArrivalDeadline.BODY);
        arrives("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET / HTTP/1.1\r\n\r\n");
        passes(ArrivalDeadline.BODY);
        assertThat(connection.isOpen()).isTrue();
        assertThat(answer()).isNull();
    }

    @Test
    void a_slow_caller_that_gets_there_is_served() {
        arrives("POST / HTTP/1.1\r\n");
        passes(ArrivalDeadline.HEAD.minus(ALMOST));
        arrives("Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
        passes(ArrivalDeadline.BODY.minus(ALMOST));
        arrives("0\r\n\r\n");
        passes(ArrivalDeadline.BODY);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void a_connection_whose_requests_cannot_be_told_apart_is_left_alone() {
        EmbeddedChannel encrypted = new EmbeddedChannel(new ArrivalDeadline());
        assertThat(encrypted.pipeline().get(ArrivalDeadline.class)).isNull();
        encrypted.finishAndReleaseAll();
    }
}
