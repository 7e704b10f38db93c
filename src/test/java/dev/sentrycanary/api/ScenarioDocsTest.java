package dev.sentrycanary.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the README's table of scenarios in step; {@code -Ddocs.write=true} writes it anew. */
@QuarkusTest
class ScenarioDocsTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- scenarios: written by ScenarioDocsTest -->\n";
    private static final String END = "<!-- end of scenarios -->\n";
    private static final List<String> OF_TESTS =
            List.of(ExtraScenario.NAME, AbsentScenario.NAME, "saboteur");

    @Test
    void every_scenario_stands_in_the_readme_with_a_curl() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        assertThat(begin).as("the table's marks").isLessThanOrEqualTo(end);
        String expected = readme.substring(0, begin) + table() + readme.substring(end);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(README, expected);
        }
        assertThat(Files.readString(README))
                .as("README.md; -Ddocs.write=true writes it anew")
                .isEqualTo(expected);
    }

    private static String table() {
        List<Map<String, Object>> scenarios =
                given().get("/api/test/sentry/scenarios").jsonPath().getList("scenarios");
        return "| scenario | raises | `curl -i 'localhost:8080/api/test/sentry?…'` |\n"
                + "|---|---|---|\n"
                + scenarios.stream()
                        .filter(scenario -> !OF_TESTS.contains(scenario.get("name")))
                        .map(ScenarioDocsTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Map<String, Object> scenario) {
        if (scenario.get("command") != null) {
            return "| `%s` | %s | over HTTP it cannot run: `%s` |\n"
                    .formatted(
                            scenario.get("name"),
                            scenario.get("summary") + bounds(scenario),
                            scenario.get("command"));
        }
        StringBuilder query = new StringBuilder("error_type=" + scenario.get("name"));
        for (Object each : (List<?>) scenario.get("parameters")) {
            Map<?, ?> parameter = (Map<?, ?>) each;
            query.append('&').append(parameter.get("name")).append('=');
            query.append(parameter.get("default"));
        }
        return "| `%s` | %s%s | `%s` |\n"
                .formatted(scenario.get("name"), scenario.get("summary"), bounds(scenario), query);
    }

    private static String bounds(Map<String, Object> scenario) {
        StringBuilder bounds = new StringBuilder();
        for (Object each : (List<?>) scenario.get("parameters")) {
            Map<?, ?> parameter = (Map<?, ?>) each;
            bounds.append("; `%s`: %s".formatted(parameter.get("name"), parameter.get("allowed")));
        }
        return bounds.toString();
    }
}
