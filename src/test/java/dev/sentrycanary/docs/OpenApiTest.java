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
    void says_the_same_however_often_it_is_asked() {
        String first = given().get("/q/openapi").then().statusCode(200).extract().asString();
        assertThat(given().get("/q/openapi").then().extract().asString()).isEqualTo(first);
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

    @Test
    void receipts_inbox_and_alerts_have_examples() {
        JsonPath api = given().get("/q/openapi?format=json").then().extract().jsonPath();
        String json = ".content.'application/json'.";
        assertThat(api.getMap("paths.'/inbox/api/events'")).containsKeys("get", "delete");
        assertThat(
                        api.getString(
                                "paths.'/api/test/sentry/alerts'.post.requestBody"
                                        + json
                                        + "example.data.triggered_rule"))
                .isEqualTo("canary");
        assertThat(
                        api.getString(
                                "paths.'/api/test/sentry/receipts/{event_id}'.get.responses.'404'."
                                        + "content.'application/problem+json'.example.type"))
                .isEqualTo("urn:sentry-canary:problem:unknown-event");
    }

    @Test
    void the_example_of_a_receipt_has_the_members_of_a_real_one() {
        JsonPath api = given().get("/q/openapi?format=json").then().extract().jsonPath();
        String example =
                "paths.'/api/test/sentry/receipts/{event_id}'.get.responses.'200'.content."
                        + "'application/json'.example";
        String event =
                given().get("/api/test/sentry?error_type=exception")
                        .then()
                        .statusCode(500)
                        .extract()
                        .path("event_id");
        JsonPath receipt =
                given().get("/api/test/sentry/receipts/" + event)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(api.getMap(example).keySet()).isEqualTo(receipt.getMap("$").keySet());
        assertThat(api.getList(example + ".stages.stage"))
                .isEqualTo(receipt.getList("stages.stage"));
    }
}
