package dev.sentrycanary.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sentrycanary.inbox.Levels;

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
        JsonNode responses = api().path("components").path("responses");
        assertThat(responses).isNotEmpty();
        responses
                .properties()
                .forEach(
                        entry -> {
                            JsonNode content = entry.getValue().path("content");
                            if (content.has("application/json")) {
                                return; // of Sentry's ingest, whose errors have their own shape
                            }
                            JsonNode example =
                                    content.path("application/problem+json").path("example");
                            assertThat(example.path("type").asText())
                                    .as(entry.getKey())
                                    .startsWith("urn:sentry-canary:problem:");
                            assertThat(example.path("status").asInt())
                                    .as(entry.getKey())
                                    .isBetween(400, 599);
                        });
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

    @ParameterizedTest
    @CsvSource({
        "post, envelope/, 200",
        "post, store/, 200",
        "post, security/, 200",
        "get, cron/{monitor}/{key}/, 202",
        "post, cron/{monitor}/{key}/, 202"
    })
    void the_ingest_takes_its_examples(String method, String path, String status) {
        JsonNode api = api();
        JsonNode calls = api.path("paths").path("/api/{project}/" + path);
        JsonNode call = calls.path(method);
        assertThat(call.path("responses").has(status)).as(call.toString()).isTrue();
        RequestSpecification request = given();
        for (JsonNode list : List.of(calls.path("parameters"), call.path("parameters"))) {
            for (JsonNode entry : list) {
                JsonNode parameter = entry.has("$ref") ? referred(api, entry) : entry;
                if (parameter.has("example")) {
                    String name = parameter.path("name").asText();
                    String value = parameter.path("example").asText();
                    switch (parameter.path("in").asText()) {
                        case "path" -> request.pathParam(name, value);
                        case "query" -> request.queryParam(name, value);
                        default -> request.header(name, value);
                    }
                }
            }
        }
        call.path("requestBody")
                .path("content")
                .properties()
                .forEach(
                        body -> {
                            JsonNode example = body.getValue().path("example");
                            request.contentType(body.getKey()).body(utf8(example));
                        });
        request.request(method, "/api/{project}/" + path)
                .then()
                .statusCode(Integer.parseInt(status));
    }

    @Test
    void names_the_levels_that_the_inbox_knows() {
        JsonPath api = given().get("/q/openapi?format=json").then().extract().jsonPath();
        assertThat(
                        api.getList(
                                "paths.'/inbox/api/events'.get.parameters"
                                        + ".find { it.name == 'level' }.schema.enum"))
                .isEqualTo(Levels.NAMES);
    }

    private static JsonNode api() {
        return given().get("/q/openapi?format=json").as(JsonNode.class);
    }

    private static byte[] utf8(JsonNode example) {
        String text = example.isTextual() ? example.asText() : example.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode referred(JsonNode api, JsonNode reference) {
        return api.at(reference.path("$ref").asText().substring(1));
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
