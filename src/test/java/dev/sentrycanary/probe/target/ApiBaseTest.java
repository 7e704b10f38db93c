package dev.sentrycanary.probe.target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.wire.Dsn;

import static org.assertj.core.api.Assertions.assertThat;

class ApiBaseTest {
    @ParameterizedTest
    @CsvSource({
        "https://k@o123.ingest.sentry.io/42, https://sentry.io",
        "https://k@o123.ingest.us.sentry.io/42, https://us.sentry.io",
        "https://k@o123.ingest.de.sentry.io/42, https://de.sentry.io",
        "https://k@sentry.example.com/42, https://sentry.example.com",
        "http://k@127.0.0.1:9000/sentry/42, http://127.0.0.1:9000/sentry",
        "https://k@o123.ingest.sentry.io.evil.example/1, https://o123.ingest.sentry.io.evil.example"
    })
    void the_api_is_found_from_the_dsn(String dsn, String base) {
        assertThat(ApiBase.of(Dsn.parse(dsn))).hasToString(base);
    }

    @Test
    void a_configured_base_may_end_as_people_write_it() {
        assertThat(ApiBase.of("https://s.example/api/0/")).hasToString("https://s.example");
        assertThat(ApiBase.of("https://s.example//")).hasToString("https://s.example");
    }
}
