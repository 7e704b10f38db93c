package dev.sentrycanary.sentry.scope;

import java.net.URL;
import java.util.List;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.SentryReceiver;

import static org.assertj.core.api.Assertions.assertThat;

/** The full form: {@code ./mvnw test -Dtest=LeakTest -Dleak.requests=10000}. */
@QuarkusTest
@WithTestResource(SentryReceiver.class)
class LeakTest {
    private static final List<String> CARRYING =
            List.of(
                    "blocking",
                    "uni",
                    "failing",
                    "failing-uni",
                    "managed",
                    "virtual",
                    "timer",
                    "nested");

    @TestHTTPResource("/test/mixed/")
    URL base;

    @Test
    void concurrent_requests_show_their_own_values_and_no_others() throws Exception {
        LeakCheck.Count count = new LeakCheck(base.toURI()).fire(LeakCheck.REQUESTS, CARRYING);

        assertThat(count).isEqualTo(new LeakCheck.Count(LeakCheck.REQUESTS, 0, 0));
    }

    @Test
    void plain_completable_future_never_shows_the_values_of_another_request() throws Exception {
        LeakCheck.Count count = new LeakCheck(base.toURI()).fire(300, List.of("plain"));

        assertThat(count.events()).isEqualTo(300);
        assertThat(count.foreign()).isZero();
    }
}
