package dev.sentrycanary.cli.setup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.cli.FakeSentry;
import dev.sentrycanary.cli.setup.SetupOptions.Api;
import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.probe.stored.ApiClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertSetupTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String WORKFLOWS = "/api/0/organizations/acme/workflows/";
    private static final String RULES = "/api/0/projects/acme/shop/rules/";
    private static final String DETECTORS = "GET /api/0/organizations/acme/detectors/";
    private static final String INSTALLATIONS =
            "GET /api/0/organizations/acme/sentry-app-installations/";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private FakeSentry sentry;
    private ApiClient client;

    @BeforeEach
    void start() throws Exception {
        sentry = new FakeSentry();
        client = new ApiClient(VERTX, Clock.systemUTC(), null, Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        client.close();
        sentry.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void creates_a_workflow_that_is_tied_to_the_error_monitor_and_the_integration()
            throws Exception {
        assertThat(setup(Api.AUTO, false, null)).isEqualTo("The alert sentry-canary was created");

        JsonNode alert = sentry.stored(WORKFLOWS).get(0);
        assertThat(alert.at("/detectorIds/0").asText()).isEqualTo("123");
        assertThat(alert.at("/config/frequency").asInt(-1)).isZero();
        assertThat(alert.at("/triggers/conditions").findValuesAsText("type"))
                .containsExactly("first_seen_event", "regression_event");
        assertThat(alert.at("/actionFilters/0/conditions/0/comparison/key").asText())
                .isEqualTo("canary");
        assertThat(alert.at("/actionFilters/0/actions/0/config/targetIdentifier").asText())
                .isEqualTo("7");
    }

    @Test
    void the_second_time_changes_nothing() throws Exception {
        setup(Api.AUTO, false, null);
        int before = sentry.calls().size();

        assertThat(setup(Api.AUTO, false, null))
                .isEqualTo("The alert sentry-canary is there already, as it should be");
        assertThat(sentry.calls().subList(before, sentry.calls().size()))
                .allMatch(call -> call.startsWith("GET "));
        assertThat(sentry.stored(WORKFLOWS)).hasSize(1);
    }

    @Test
    void lists_in_another_order_are_no_change() throws Exception {
        setup(Api.WORKFLOWS, false, null);
        setup(Api.RULES, false, null);
        turn(sentry.stored(WORKFLOWS).at("/0/triggers/conditions"));
        turn(sentry.stored(RULES).at("/0/conditions"));

        assertThat(setup(Api.WORKFLOWS, false, null)).endsWith("as it should be");
        assertThat(setup(Api.RULES, false, null)).endsWith("as it should be");
        assertThat(sentry.calls()).noneMatch(call -> call.startsWith("PUT "));
    }

    @Test
    void one_condition_twice_is_not_the_other() throws Exception {
        setup(Api.WORKFLOWS, false, null);
        ArrayNode conditions = (ArrayNode) sentry.stored(WORKFLOWS).at("/0/triggers/conditions");
        conditions.set(1, conditions.get(0).deepCopy());

        assertThat(setup(Api.WORKFLOWS, false, null)).endsWith("was changed");
    }

    @Test
    void a_name_with_a_space_is_found_again() throws Exception {
        assertThat(named("my canary")).isEqualTo("The alert my canary was created");
        assertThat(named("my canary")).endsWith("as it should be");
    }

    @Test
    void the_alert_of_another_project_is_left_alone() throws Exception {
        setup(Api.AUTO, false, null);
        sentry.answer(DETECTORS, "[{\"id\":\"456\"}]");

        assertThat(setup(Api.AUTO, false, null)).endsWith("was created");
        assertThat(setup(Api.AUTO, false, null)).endsWith("as it should be");
        assertThat(sentry.stored(WORKFLOWS).at("/0/detectorIds/0").asText()).isEqualTo("123");
        assertThat(sentry.stored(WORKFLOWS).at("/1/detectorIds/0").asText()).isEqualTo("456");
    }

    @Test
    void monitors_that_were_attached_besides_stay() throws Exception {
        setup(Api.AUTO, false, null);
        ObjectNode alert = (ObjectNode) sentry.stored(WORKFLOWS).get(0);
        alert.withArray("detectorIds").insert(0, "456");
        assertThat(setup(Api.AUTO, false, null)).endsWith("as it should be");

        alert.put("enabled", false);
        assertThat(setup(Api.AUTO, false, null)).endsWith("was changed");
        assertThat(sentry.stored(WORKFLOWS).at("/0/detectorIds")).hasSize(2);
    }

    @Test
    void an_alert_that_somebody_changed_is_brought_back() throws Exception {
        setup(Api.AUTO, false, null);
        ((ObjectNode) sentry.stored(WORKFLOWS).get(0)).put("enabled", false);

        assertThat(setup(Api.AUTO, false, null)).isEqualTo("The alert sentry-canary was changed");
        assertThat(sentry.calls()).contains("PUT " + WORKFLOWS + "900/");
        assertThat(sentry.stored(WORKFLOWS).get(0).path("enabled").asBoolean()).isTrue();
        assertThat(sentry.stored(WORKFLOWS)).hasSize(1);
    }

    @Test
    void a_server_without_monitors_gets_a_rule_once() throws Exception {
        sentry.answer(DETECTORS, "404");

        assertThat(setup(Api.AUTO, false, null)).endsWith("was created");
        assertThat(setup(Api.AUTO, false, null)).endsWith("as it should be");
        ArrayNode rules = sentry.stored(RULES);
        assertThat(rules).hasSize(1);
        assertThat(rules.at("/0/actions/0/sentryAppInstallationUuid").asText()).isEqualTo("inst-1");
        assertThat(rules.at("/0/frequency").asInt()).isEqualTo(5);
    }

    @Test
    void a_dry_run_prints_the_call_and_writes_nothing() throws Exception {
        assertThat(setup(Api.AUTO, true, null)).endsWith("would be created");
        assertThat(sentry.calls()).allMatch(call -> call.startsWith("GET "));
        assertThat(printed())
                .contains(
                        "would POST " + sentry.base() + WORKFLOWS, "\"detectorIds\" : [ \"123\" ]")
                .doesNotContain(FakeSentry.TOKEN);
    }

    @Test
    void of_several_integrations_one_must_be_named() throws Exception {
        sentry.answer(
                INSTALLATIONS,
                "[{\"uuid\":\"a\",\"app\":{\"slug\":\"one\",\"sentryAppId\":1}},"
                        + "{\"uuid\":\"b\",\"app\":{\"slug\":\"two\",\"sentryAppId\":2}}]");

        assertThatThrownBy(() -> setup(Api.AUTO, false, null))
                .hasMessageContaining("--integration: one, two");
        assertThatThrownBy(() -> setup(Api.AUTO, false, "three"))
                .hasMessageContaining("No integration 'three'");
        assertThat(setup(Api.AUTO, false, "two")).endsWith("was created");
        assertThat(
                        sentry.stored(WORKFLOWS)
                                .at("/0/actionFilters/0/actions/0/config/targetIdentifier")
                                .asText())
                .isEqualTo("2");
    }

    @Test
    void no_integration_and_no_permission_are_told_in_words() {
        sentry.answer(INSTALLATIONS, "[]");
        assertThatThrownBy(() -> setup(Api.AUTO, false, null))
                .hasMessageStartingWith("No integration is installed");

        sentry.answer(INSTALLATIONS, "403");
        assertThatThrownBy(() -> setup(Api.AUTO, false, null))
                .hasMessageContaining("HTTP 403")
                .hasMessageContaining("alerts:write, org:read and project:read");
    }

    @Test
    void an_api_that_was_retired_is_told_with_what_has_its_place() {
        sentry.answer("GET " + RULES, "410");

        assertThatThrownBy(() -> setup(Api.RULES, false, null))
                .hasMessageContaining(
                        "HTTP 410, deprecated since 2026-05-01T00:00:00+00:00, replaced by"
                                + " organizations/{org}/workflows/")
                .hasMessageEndingWith("--api names another");
    }

    @Test
    void an_answer_that_is_not_an_api_s_is_told_as_that() {
        sentry.answer(DETECTORS, "<html>");

        assertThatThrownBy(() -> setup(Api.AUTO, false, null))
                .hasMessageContaining("HTTP 200 with a body that is not JSON");
    }

    @Test
    void a_refusal_quotes_the_server() {
        sentry.answer("POST " + WORKFLOWS, "400");

        assertThatThrownBy(() -> setup(Api.WORKFLOWS, false, null))
                .hasMessageContaining("HTTP 400: {\"detail\":\"as was asked\"}");
    }

    @Test
    void terraform_cannot_be_broken_out_of() {
        String text =
                Terraform.of(
                        "acme",
                        "sh\"op",
                        new SetupOptions("a ${b} %{c}", "canary", Api.AUTO, false, true));

        assertThat(text)
                .contains(
                        "project      = \"sh\\\"op\"",
                        "\"a $${b} %%{c}\"",
                        "slug         = \"canary\"");
    }

    private String setup(Api api, boolean dryRun, @Nullable String integration) throws Exception {
        return run(new SetupOptions("sentry-canary", integration, api, dryRun, false));
    }

    private String named(String name) throws Exception {
        return run(new SetupOptions(name, null, Api.WORKFLOWS, false, false));
    }

    private String run(SetupOptions options) throws Exception {
        SentryCalls calls =
                new SentryCalls(client, sentry.base(), FakeSentry.TOKEN, "acme", "shop");
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new AlertSetup(new Steps(calls, printer, options.dryRun()), options).run();
    }

    private static void turn(JsonNode list) {
        ((ArrayNode) list).add(((ArrayNode) list).remove(0));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
