package dev.sentrycanary.cli.setup;

import java.util.Objects;

/** The alert for Terraform, by the community's provider {@code jianyuan/sentry}. */
final class Terraform {
    private Terraform() {}

    static String of(String org, String project, SetupOptions options) {
        return """
        # Provider jianyuan/sentry. Not tried against a live Sentry.
        data "sentry_app_installation" "canary" {
          organization = %1$s
          slug         = %2$s
        }

        resource "sentry_issue_alert" "canary" {
          organization = %1$s
          project      = %3$s
          name         = %4$s
          action_match = "any"
          filter_match = "all"
          frequency    = 5

          conditions_v2 = [
            { first_seen_event = {} },
            { regression_event = {} },
          ]
          filters_v2 = [
            { tagged_event = { key = "canary", match = "EQUAL", value = "true" } },
          ]
          actions_v2 = [
            {
              notify_event_sentry_app = {
                sentry_app_installation_uuid = data.sentry_app_installation.canary.uuid
                settings                     = {}
              }
            },
          ]
        }
        """
                .formatted(
                        quoted(org),
                        quoted(
                                Objects.requireNonNullElse(
                                        options.integration(), "<slug of the integration>")),
                        quoted(project),
                        quoted(options.name()));
    }

    private static String quoted(String text) {
        String escaped =
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{");
        return '"' + escaped + '"';
    }
}
