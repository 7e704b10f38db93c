package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** Speaks to the canary as its users do. */
public final class Client {
    private Client() {}

    public static JsonPath run(String scenario, Map<String, String> arguments) {
        String location =
                RestAssured.given()
                        .contentType("application/json")
                        .body(Map.of("scenario", scenario, "arguments", arguments))
                        .post("/api/test/sentry/runs")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");
        return RestAssured.given().queryParam("wait", "60s").get(location).jsonPath();
    }

    static JsonPath again(JsonPath run) {
        return RestAssured.get(run.getString("url")).jsonPath();
    }

    public static void cause(Map<String, ?> fault) {
        RestAssured.given()
                .contentType("application/json")
                .body(fault)
                .post("/inbox/api/faults")
                .then()
                .statusCode(201);
    }

    public static void heal() {
        RestAssured.delete("/inbox/api/faults").then().statusCode(204);
    }

    /** The state of a stage of the first promised event. */
    static String state(JsonPath run, String stage) {
        List<Map<String, ?>> receipts = run.getList("receipts");
        return receipts.stream()
                .filter(receipt -> Objects.equals(receipt.get("promised"), true))
                .flatMap(receipt -> ((List<?>) receipt.get("stages")).stream())
                .map(one -> (Map<?, ?>) one)
                .filter(one -> one.get("stage").equals(stage))
                .map(one -> String.valueOf(one.get("state")))
                .findFirst()
                .orElse("-");
    }

    static String verdict(JsonPath run) {
        return run.getString("verdict.outcome")
                + " "
                + run.getString("verdict.stage")
                + " "
                + run.getString("verdict.cause");
    }
}
