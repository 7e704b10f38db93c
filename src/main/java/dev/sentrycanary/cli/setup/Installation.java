package dev.sentrycanary.cli.setup;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An integration as it is installed in the organisation.
 *
 * @param slug of the integration
 * @param appId the integration's number, as the workflow API names it
 * @param uuid of the installation, as the rule API names it
 */
record Installation(String slug, String appId, String uuid) {

    /** Picks from the answer of {@code GET /organizations/{org}/sentry-app-installations/}. */
    static Installation pick(JsonNode list, @Nullable String slug) {
        List<Installation> all = new ArrayList<>();
        for (JsonNode one : list) {
            all.add(
                    new Installation(
                            one.at("/app/slug").asText(),
                            one.at("/app/sentryAppId").asText(),
                            one.path("uuid").asText()));
        }
        List<String> slugs = all.stream().map(Installation::slug).sorted().toList();
        if (slug == null) {
            if (all.size() == 1) {
                return all.get(0);
            }
            throw new SetupFault(
                    all.isEmpty()
                            ? "No integration is installed: create an internal integration whose"
                                    + " webhook is the canary's (docs/production.md)"
                            : "Several integrations are installed, name one with --integration: "
                                    + String.join(", ", slugs));
        }
        return all.stream()
                .filter(one -> one.slug.equals(slug))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SetupFault(
                                        "No integration '"
                                                + slug
                                                + "' is installed; there are: "
                                                + String.join(", ", slugs)));
    }
}
