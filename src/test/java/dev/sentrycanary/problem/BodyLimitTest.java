package dev.sentrycanary.problem;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a body is answered with that is announced as larger than any endpoint takes. */
@QuarkusTest
class BodyLimitTest {
    @TestHTTPResource URL server;

    @ParameterizedTest
    @CsvSource({
        "/api/test/sentry,application/problem+json,413",
        "/api/test/sentry/alerts,application/problem+json,413",
        "/no/such/path,application/problem+json,413",
        "/api/1/envelope/?sentry_key=x,application/json,detail"
    })
    void is_refused_in_words(String path, String type, String word) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            ("POST "
                                            + path
                                            + " HTTP/1.1\r\n"
                                            + "Host: localhost\r\n"
                                            + "Content-Length: 90000000\r\n"
                                            + "Connection: close\r\n\r\n"
                                            + "abc")
                                    .getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8_192];
            while (answer.indexOf("}") < 0) {
                int count = socket.getInputStream().read(buffer);
                assertThat(count).as("%s", answer).isPositive();
                answer.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
            }
            assertThat(answer.toString())
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: " + type)
                    .contains(word);
        }
    }
}
