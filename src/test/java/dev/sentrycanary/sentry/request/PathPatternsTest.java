package dev.sentrycanary.sentry.request;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PathPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "/health, /health, true",
        "/health, /health/, false",
        "/q/*, /q/, true",
        "/q/*, /q, false",
        "*.css, /assets/page.css, true",
        "*.css, /assets/page.css/, false",
        "/api/*/envelope, /api/1/envelope, true",
        "/api/*/envelope, /api/envelope, false",
        "/api/*/envelope, /api/1/envelope/, false",
        "/api/*/security*, /api/1/security/csp, true",
        "/api/*/security*, /api/security, false",
        "/a*b*c, /abc, true",
        "/a*b*c, /acb, false",
        "/a*ab*b, /aab, false",
        "/a*ab*b, /aabb, true",
        "*, /anything, true",
        "relative*, relative/path, false",
    })
    void a_star_stands_for_any_characters(String pattern, String path, boolean matches) {
        assertThat(new PathPatterns(List.of(pattern)).test(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"/health, true", "/q/metrics, true", "/orders, false"})
    void one_of_several_is_enough(String path, boolean matches) {
        assertThat(new PathPatterns(List.of(" /health", "/q/*")).test(path)).isEqualTo(matches);
    }
}
