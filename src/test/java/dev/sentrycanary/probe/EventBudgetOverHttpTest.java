package dev.sentrycanary.probe;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.sentrycanary.sentry.SentryReceiver;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** The hour's budget of a canary that reports elsewhere; in order, for the budget is one. */
@QuarkusTest
@TestProfile(EventBudgetOverHttpTest.TwentyAnHour.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventBudgetOverHttpTest {
    private static final String ROOT = "/api/test/sentry";

    private static Response runs(int count) {
        return given().contentType("application/json")
                .body("{\"scenario\":\"exception\",\"count\":" + count + "}")
                .post(ROOT + "/runs");
    }

    private static double left() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("canary_budget_events_left "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void a_request_pays_for_its_event_and_its_transaction() {
        given().get(ROOT + "?error_type=exception").then().statusCode(500);
        assertThat(left()).isEqualTo(18);
    }

    @Test
    @Order(2)
    void what_raises_nothing_costs_nothing() {
        given().get(ROOT).then().statusCode(200);
        given().get(ROOT + "?error_type=nothing").then().statusCode(400);
        assertThat(left()).isEqualTo(18);
    }

    @Test
    @Order(3)
    void more_than_an_hour_may_ever_see_is_429_without_a_time_to_come_back() {
        Response answer = runs(11);
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sentry-canary:problem:too-many-requests"))
                .body("detail", containsString("canary.budget.events-per-hour"))
                .header("RateLimit-Limit", "20");
        assertThat(answer.header("Retry-After")).isNull();
        assertThat(left()).as("a refused run spends nothing").isEqualTo(18);
    }

    @Test
    @Order(4)
    void a_run_pays_for_its_whole_count() {
        runs(8).then().statusCode(202);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void a_run_that_does_not_fit_is_429_and_says_when_it_would() {
        Response answer = runs(2);
        answer.then()
                .statusCode(429)
                .header("RateLimit-Limit", "20")
                .header("RateLimit-Remaining", "2")
                .body("detail", containsString("2 of the 20 of this hour are left"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3_000, 3_660);
        assertThat(answer.headers().getValues("RateLimit-Limit")).hasSize(1);
        assertThat(left()).isEqualTo(2);
    }

    @Test
    @Order(6)
    void a_refused_request_sends_neither_event_nor_transaction() {
        given().get(ROOT + "?error_type=exception").then().statusCode(500);
        String trace = "0af7651916cd43dd8448eb211c80319c";
        given().header("sentry-trace", trace + "-b7ad6b7169203331-1")
                .get(ROOT + "?error_type=custom")
                .then()
                .statusCode(429);
        given().header("sentry-trace", "1bf7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1")
                .get(ROOT)
                .then()
                .statusCode(200);
        SentryReceiver.await(
                "transaction", SentryReceiver.mentions("1bf7651916cd43dd8448eb211c80319c"));
        assertThat(SentryReceiver.items("transaction", SentryReceiver.mentions(trace))).isEmpty();
        assertThat(SentryReceiver.items("event", SentryReceiver.mentions(trace))).isEmpty();
    }

    /** A budget that a test can use up. */
    public static class TwentyAnHour implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("canary.budget.events-per-hour", "20");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SentryReceiver.class, Map.of(), true));
        }
    }
}
