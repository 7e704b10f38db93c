package dev.sentrycanary.sentry.scope;

import java.net.URL;
import java.util.List;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.SentryReceiver;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs in an application that is compiled for Java 21, by the Maven profile other-application. */
@QuarkusTest
@WithTestResource(SentryReceiver.class)
class VirtualThreadTest {
    @TestHTTPResource("/test/virtual/")
    URL base;

    @Test
    void requests_on_virtual_threads_show_their_own_values_and_no_others() throws Exception {
        LeakCheck check = new LeakCheck(base.toURI());

        LeakCheck.Count count =
                check.fire(LeakCheck.REQUESTS, List.of("parked", "failing", "onward"));

        assertThat(count).isEqualTo(new LeakCheck.Count(LeakCheck.REQUESTS, 0, 0));
    }
}
