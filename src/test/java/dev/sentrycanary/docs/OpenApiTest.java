package dev.sentrycanary.docs;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The description that clients are generated from. */
@QuarkusTest
class OpenApiTest {
    @Test
    void describes_calls_with_examples_and_problems() {
        JsonPath api =
                given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
        String test = "paths.'/api/test/sentry'.";
        assertThat(api.getMap(test + "get.responses"))
                .containsKeys("200", "400", "401", "403", "429", "500");
        assertThat(api.getMap(test + "get.parameters[0].examples"))
                .containsKeys("exception", "validation", "custom", "performance", "extra");
        assertThat(api.getString(test + "get.parameters.find { it.name == 'size' }.description"))
                .isEqualTo("Of extra: how large it is (a whole number from 1 to 10)");
        assertThat(
                        api.getMap(
                                "paths.'/api/test/sentry/runs'.post.requestBody.content.'application/json'.examples"))
                .containsKeys("all", "exception", "extra");
        assertThat(api.getMap(test + "post.requestBody.content.'application/json'.examples"))
                .containsKeys("echo", "fail");
        assertThat(api.getString("components.schemas.Problem.properties.event_id.pattern"))
                .isEqualTo("^[0-9a-f]{32}$");
        assertThat(api.getString("components.securitySchemes.token.scheme")).isEqualTo("bearer");
    }

    @Test
    void every_example_of_a_problem_agrees_with_its_status() {
        JsonPath api = given().get("/q/openapi?format=json").then().extract().jsonPath();
        for (String name : api.<String, Object>getMap("components.responses").keySet()) {
            JsonPath example =
                    api.setRootPath(
                            "components.responses."
                                    + name
                                    + ".content.'application/problem+json'.example");
            int status = example.getInt("status");
            assertThat(example.getString("type")).as(name).startsWith("urn:sentry-canary:problem:");
            assertThat(status).as(name).isBetween(400, 599);
        }
    }
}
