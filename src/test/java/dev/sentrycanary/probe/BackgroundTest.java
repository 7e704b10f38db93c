package dev.sentrycanary.probe;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class BackgroundTest {
    @Inject Background background;
    @Inject Note note;

    @Test
    void work_outlives_the_request_that_asked_for_it() throws Exception {
        CountDownLatch requestEnded = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Object> seen = new AtomicReference<>();

        Arc.container().requestContext().activate();
        try {
            note.write("of the request");
            background.execute(
                    () -> {
                        try {
                            assertThat(requestEnded.await(2, TimeUnit.MINUTES)).isTrue();
                            seen.set(List.of(String.valueOf(note.text())));
                        } catch (InterruptedException | RuntimeException e) {
                            seen.set(e);
                        }
                        done.countDown();
                    });
        } finally {
            Arc.container().requestContext().terminate();
        }
        requestEnded.countDown();

        assertThat(done.await(2, TimeUnit.MINUTES)).isTrue();
        assertThat(seen.get()).isEqualTo(List.of("null"));
    }

    @RequestScoped
    static class Note {
        private String text;

        void write(String value) {
            text = value;
        }

        String text() {
            return text;
        }
    }
}
