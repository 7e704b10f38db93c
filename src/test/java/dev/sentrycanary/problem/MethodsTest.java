package dev.sentrycanary.problem;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

/** What a method gets that a path does not know. */
@QuarkusTest
class MethodsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUT    | /api/test/sentry                  | GET, HEAD, OPTIONS, POST
                    PATCH  | /api/test/sentry/                 | GET, HEAD, OPTIONS, POST
                    DELETE | /api/test/sentry/runs             | GET, HEAD, OPTIONS, POST
                    POST   | /api/test/sentry/runs/1234        | GET, HEAD, OPTIONS
                    POST   | /api/test/sentry/receipts/1234    | GET, HEAD, OPTIONS
                    POST   | /api/test/sentry/scenarios/       | GET, HEAD, OPTIONS
                    GET    | /api/test/sentry/alerts           | OPTIONS, POST
                    PUT    | /inbox/api/events                 | DELETE, GET, HEAD, OPTIONS
                    POST   | /inbox/api/events/await           | GET, HEAD, OPTIONS
                    POST   | /api/0/organizations/o/issues/1/  | GET, HEAD, OPTIONS, PUT
                    DELETE | /                                 | GET, HEAD, OPTIONS
                    POST   | /q/metrics                        | GET, HEAD, OPTIONS
                    DELETE | /q/health/ready                   | GET, HEAD, OPTIONS
                    POST   | /live                             | GET, OPTIONS
                    PUT    | /stream                           | GET, OPTIONS, POST
                    DELETE | /envelope/1                       | GET, HEAD, OPTIONS
                    GET    | /clear                            | DELETE, OPTIONS
                    PATCH  | /health                           | GET, HEAD, OPTIONS
                    POST   | /api/relay/healthcheck/live/      | GET, HEAD, OPTIONS
                    """)
    void is_refused_with_those_that_the_path_knows(String method, String path, String allowed) {
        given().request(method, path)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", equalTo(allowed))
                .body("type", equalTo("urn:sentry-canary:problem:method-not-allowed"))
                .body("instance", equalTo(path));
    }

    @ParameterizedTest
    @CsvSource({"/live,405", "/stream,405", "/clear,405", "/health,200", "/envelope/x,404"})
    void a_head_gets_no_body(String path, int status) {
        given().head(path).then().statusCode(status).body(emptyString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /live   | GET, OPTIONS
                    /clear  | DELETE, OPTIONS
                    /health | GET, HEAD, OPTIONS
                    """)
    void can_be_asked_for(String path, String allowed) {
        given().options(path).then().statusCode(200).header("Allow", equalTo(allowed));
    }
}
