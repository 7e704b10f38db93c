package dev.sentrycanary.cli.doctor;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.probe.stored.ApiAnswer;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;

/** Whether an alert of the canary exists, and whether its webhook would be believed. */
final class AlertChecks {
    private static final Stage STAGE = Stage.ALERTED;
    private static final String RULE = "sentry-canary";

    private final SentryCalls calls;
    private final Target target;
    private final @Nullable URI webhook;

    AlertChecks(SentryCalls calls, Target target, @Nullable URI webhook) {
        this.calls = calls;
        this.target = target;
        this.webhook = webhook;
    }

    List<Finding> all() throws InterruptedException {
        return List.of(rule(), secret(), reachable());
    }

    /** By name: that it also fits, only a run can prove. */
    private Finding rule() throws InterruptedException {
        if (target.kind() != TargetKind.SENTRY) {
            return Finding.skipped("rule", STAGE, "not known of " + target.kind());
        }
        if (target.token() == null || target.org() == null || target.project() == null) {
            return Finding.unchecked("rule", STAGE, Cause.NO_LOOKUP, "there is no API to ask");
        }
        ApiAnswer workflows =
                calls.get(calls.org("/workflows/?query=" + SentryCalls.encoded("name:" + RULE)));
        JsonNode found = named(workflows.body());
        if (found == null) {
            ApiAnswer rules = calls.get(calls.project("/rules/"));
            found = named(rules.body());
            if (found == null && !workflows.ok() && !rules.ok()) {
                return Finding.unchecked(
                        "rule", STAGE, null, "the token may not read alerts: " + rules.detail());
            }
        }
        if (found == null) {
            return Finding.failed(
                    "rule",
                    STAGE,
                    Cause.NOT_ALERTED,
                    "there is no alert named " + RULE + "; 'setup' creates it");
        }
        return found.path("enabled").asBoolean(true)
                        && !found.path("status").asText().equals("disabled")
                ? Finding.ok("rule", STAGE, RULE + " is there, number " + found.path("id").asText())
                : Finding.failed("rule", STAGE, Cause.NOT_ALERTED, RULE + " is switched off");
    }

    private static @Nullable JsonNode named(JsonNode list) {
        for (JsonNode one : list) {
            if (RULE.equals(one.path("name").asText())) {
                return one;
            }
        }
        return null;
    }

    private Finding secret() {
        return target.alertSecret() == null
                ? Finding.unchecked(
                        "secret", STAGE, Cause.NO_ALERT_SECRET, "canary.alert.secret is not set")
                : Finding.ok("secret", STAGE, "canary.alert.secret is set");
    }

    private Finding reachable() {
        String secret = target.alertSecret();
        if (webhook == null) {
            return Finding.unchecked(
                    "webhook", STAGE, null, "nobody said where it is: --webhook URL");
        }
        return secret == null
                ? Finding.unchecked(
                        "webhook", STAGE, Cause.NO_ALERT_SECRET, "nothing to sign a call with")
                : WebhookCheck.of(webhook, secret);
    }
}
