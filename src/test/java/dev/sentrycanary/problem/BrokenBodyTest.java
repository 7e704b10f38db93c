package dev.sentrycanary.problem;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.hasSize;

/** A body that breaks off is its sender's fault. */
@QuarkusTest
class BrokenBodyTest {
    @TestHTTPResource URL server;

    @ParameterizedTest
    @CsvSource({
        "'Transfer-Encoding: chunked~~zz~', chunk size",
        "'Content-Length: 100~~{', HttpClosedException"
    })
    void never_becomes_an_error_in_sentry(String rest, String words) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String request =
                    "POST /api/test/sentry HTTP/1.1~Host: localhost~"
                            + "Content-Type: application/json~"
                            + rest;
            socket.getOutputStream().write(request.replace("~", "\r\n").getBytes(US_ASCII));
            socket.shutdownOutput();
            socket.setSoTimeout(20_000);
            while (socket.getInputStream().read() >= 0) {}
        } catch (SocketException e) {
            // Closed with something unread: as good an end as any.
        }
        // Events are delivered in their order: with this one here, the other would be, too.
        String later = get("/api/test/sentry?error_type=exception").path("event_id");
        get("/inbox/api/events/await?event_id={id}&timeout=30s", later).then().statusCode(200);
        get("/inbox/api/events?kind=error&message={words}", words)
                .then()
                .body("events", hasSize(0));
    }
}
