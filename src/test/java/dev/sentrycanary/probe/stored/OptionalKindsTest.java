package dev.sentrycanary.probe.stored;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The kinds that need another configuration; the profiler knows Linux and macOS only. */
@QuarkusTest
@TestProfile(OptionalKinds.class)
@EnabledOnOs({OS.LINUX, OS.MAC})
class OptionalKindsTest {
    @AfterEach
    void heal() {
        Client.heal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "structured_log", "exception"})
    void what_is_switched_on_is_proven_to_its_last_stage(String scenario) {
        JsonPath run = Client.run(scenario, Map.of());

        assertThat(run.getString("verdict.outcome")).as(run.prettify()).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({
        "store_altered,profile,not_stored",
        "store_altered,structured_log,stored_incomplete",
        "accept_but_drop,structured_log,not_stored"
    })
    void what_is_stored_otherwise_or_not_at_all_is_not_green(
            String fault, String scenario, String cause) {
        Client.cause(Map.of("kind", fault));

        JsonPath run = Client.run(scenario, Map.of());

        assertThat(Client.verdict(run)).as(run.prettify()).isEqualTo("failed stored " + cause);
    }
}
