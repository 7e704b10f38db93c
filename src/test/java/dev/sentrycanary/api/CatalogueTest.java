package dev.sentrycanary.api;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** One new class is a new scenario: {@link ExtraScenario} is known nowhere else. */
@QuarkusTest
class CatalogueTest {
    private static final String ROOT = "/api/test/sentry";

    @ParameterizedTest
    @ValueSource(strings = {ROOT + "/scenarios", ROOT + "/scenarios/"})
    void a_new_class_is_listed_with_all_that_is_known_of_it(String path) {
        JsonPath body = given().get(path).then().statusCode(200).extract().jsonPath();

        String extra = "scenarios.find { it.name == 'extra' }.";
        assertThat(body.getString(extra + "summary")).isEqualTo("A scenario of the tests");
        assertThat(body.getList(extra + "parameters.name")).containsExactly("way", "size");
        assertThat(body.getList(extra + "promises[0].stages"))
                .containsExactly("captured", "accepted", "stored", "alerted");
        assertThat(body.getList(extra + "checks")).hasSize(1);
        assertThat(body.getString(extra + "curl")).contains("error_type=extra");
    }

    @Test
    void a_new_class_can_be_raised() {
        Response answer = given().get(ROOT + "?error_type=extra");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.jsonPath().getString("detail")).isEqualTo("This is a canary: extra");
    }

    @Test
    void a_scenario_that_fails_in_itself_says_so_and_nothing_more() {
        Response answer = given().get(ROOT + "?error_type=extra&way=broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.jsonPath().getString("type")).endsWith(":scenario-error");
        assertThat(answer.jsonPath().getString("detail")).contains("not the error");
        assertThat(answer.asString()).doesNotContain("secret internals");
        String run = answer.jsonPath().getString("run");
        JsonPath verdict = given().get(run + "?wait=60s").jsonPath();
        assertThat(verdict.getString("verdict.outcome")).isEqualTo("failed");
        assertThat(verdict.getString("verdict.cause")).isEqualTo("scenario_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"way=sideways", "size=0", "size=11", "size=1.5", "size=", "size=many"})
    void an_argument_out_of_bounds_is_refused_by_name(String argument) {
        Response answer = given().get(ROOT + "?error_type=extra&" + argument);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).endsWith(":constraint-violation");
        assertThat(answer.jsonPath().getList("violations.field"))
                .containsExactly(argument.substring(0, argument.indexOf('=')));
    }

    @Test
    void an_argument_that_is_repeated_is_refused() {
        given().get(ROOT + "?error_type=extra&size=1&size=2").then().statusCode(400);
    }

    @Test
    void an_argument_that_is_unknown_is_refused_and_the_known_ones_named() {
        Response answer = given().get(ROOT + "?error_type=extra&colour=red");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("known")).containsExactly("error_type", "way", "size");
    }

    @Test
    void a_promise_that_is_not_kept_is_no_success() {
        JsonPath silent = given().get(ROOT + "?error_type=extra&way=silent&size=7").jsonPath();
        JsonPath run = given().get(silent.getString("run") + "?wait=60s").jsonPath();

        assertThat(silent.getInt("size")).isEqualTo(7);
        assertThat(run.getString("verdict.outcome")).isEqualTo("failed");
        assertThat(run.getString("verdict.cause")).isEqualTo("nothing_captured");
    }
}
