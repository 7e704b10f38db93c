package dev.sentrycanary.sentry.hook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

/** Beans of the SDK's callback types, seen from the inbox. */
@QuarkusTest
class HooksOverHttpTest {
    private final Arrived arrived = new Arrived();

    @Test
    void beans_run_in_order_and_a_failing_one_is_told_once_and_passed_over() {
        List<String> told = new CopyOnWriteArrayList<>();
        Handler handler = new Listener(told);
        Logger logger = Logger.getLogger(Guard.class.getName());
        logger.addHandler(handler);
        try {
            for (int i = 0; i < 3; i++) {
                Arrived one = new Arrived();
                one.request().get("/test/hooks/" + one.id()).then().statusCode(500);

                JsonNode event = one.await("error");
                assertThat(event.at("/tags/order").asText()).isEqualTo("processor first second");
                assertThat(Arrived.breadcrumbs(event)).contains("hooked crumb, seen");
                assertThat(one.await("transaction").at("/tags/order").asText())
                        .isEqualTo("transaction");
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(told).singleElement().asString().contains(TestHooks.Failing.class.getName());
    }

    @Test
    void null_drops_the_event() {
        arrived.request().get("/test/hooks/" + arrived.id() + "/dropped").then().statusCode(500);

        arrived.await("transaction");
        assertThat(arrived.settled("error")).isZero();
    }

    @Test
    void sampler_sees_the_request_and_decides() {
        arrived.request().get("/test/hooks/" + arrived.id() + "/unsampled").then().statusCode(200);
        arrived.request().get("/test/hooks/" + arrived.id() + "/sampled").then().statusCode(404);

        assertThat(arrived.await("transaction").at("/request/url").asText()).endsWith("/sampled");
        assertThat(arrived.settled("transaction")).isEqualTo(1);
    }

    private static final class Listener extends Handler {
        private final List<String> told;

        Listener(List<String> told) {
            this.told = told;
        }

        @Override
        public void publish(LogRecord entry) {
            told.add(
                    entry instanceof org.jboss.logmanager.ExtLogRecord ext
                            ? ext.getFormattedMessage()
                            : entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
