package dev.sentrycanary.sentry;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ValueRegistryImpl;
import io.quarkus.value.registry.ValueRegistry;
import io.quarkus.vertx.http.HttpServer;
import org.junit.jupiter.api.Test;

import static dev.sentrycanary.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

class ServerAddressTest {
    private static final URI ADDRESS = URI.create("http://localhost:8080/");

    @Test
    void an_address_that_comes_after_the_news_of_the_start_is_waited_for() throws Exception {
        ValueRegistry values = ValueRegistryImpl.builder().build();
        CompletableFuture<URI> told = new CompletableFuture<>();
        Thread listener =
                new Thread(
                        () -> {
                            try {
                                told.complete(new ServerAddress(values).await());
                            } catch (InterruptedException | RuntimeException e) {
                                told.completeExceptionally(e);
                            }
                        });
        listener.start();
        await().until(() -> listener.getState() == Thread.State.TIMED_WAITING);

        values.register(HttpServer.LOCAL_BASE_URI, ADDRESS);

        assertThat(told.get(2, TimeUnit.MINUTES)).isEqualTo(ADDRESS);
    }
}
