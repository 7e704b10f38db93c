package dev.sentrycanary.inbox.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.probe.stored.Client;
import dev.sentrycanary.probe.stored.FaultyInbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(FaultyInbox.class)
class DoorTest {
    @AfterEach
    void heal() {
        Client.heal();
    }

    @Test
    void connections_are_refused_until_the_fault_is_cleared() throws IOException {
        connect();

        Client.cause(Map.of("kind", "refuse"));

        assertThatThrownBy(DoorTest::connect).isInstanceOf(ConnectException.class);
        RestAssured.get("/api/test/sentry").then().statusCode(200);
        Client.heal();
        connect();
    }

    @Test
    void connections_are_taken_again_when_the_time_is_over() {
        Client.cause(Map.of("kind", "refuse", "duration", "500ms"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .until(
                        () -> {
                            connect();
                            return true;
                        });
    }

    @Test
    void the_service_sends_through_a_port_that_is_not_its_own() {
        assertThat(door().getPort()).isPositive().isNotEqualTo(RestAssured.port);
    }

    private static void connect() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", door().getPort()), 5_000);
        }
    }

    private static URI door() {
        String dsn = RestAssured.get("/api/test/sentry").jsonPath().getString("target.dsn");
        return URI.create(dsn.replace("***@", ""));
    }
}
