package dev.sentrycanary.sentry.request;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Everything on that is off by default. */
public class AskedFor implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("sentry.scrubbing.extra-keys", "favourite");
        config.put("sentry.ignored-transactions", ".*/unwanted");
        config.put("sentry.ignored-checkins", "unwanted-job");
        config.put("sentry.org-id", "7");
        config.putAll(
                Map.of(
                        "sentry.send-default-pii", "true",
                        "sentry.max-request-body-size", "small",
                        "sentry.requests.capture-client-errors", "true",
                        "sentry.requests.ignore-paths",
                                "/inbox/*,/api/*/envelope/,/test/rules/quiet/*",
                        "sentry.ignored-exceptions-for-type",
                                RulesResource.Unimportant.class.getName(),
                        "sentry.traces.response-header", "true",
                        "sentry.logs.enabled", "true",
                        "sentry.profile-session-sample-rate", "1",
                        "canary.access.mode", "open"));
        return config;
    }
}
