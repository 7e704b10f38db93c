package dev.sentrycanary.web;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param title of the window
 * @param nav the lists of the inbox
 * @param canary the pages of the canary
 * @param strip how the canary is
 * @param query what was searched for
 * @param live address of the live updates of this page
 * @param inbox whether the inbox is on
 * @param dsn the DSN that the inbox gives out
 * @param origin scheme and authority under which the reader came
 * @param version of style sheet and script, changes when they do
 */
public record Shell(
        String title,
        List<NavItem> nav,
        List<NavItem> canary,
        Strip strip,
        String query,
        String live,
        boolean inbox,
        String dsn,
        String origin,
        String version) {
    public Shell {
        nav = List.copyOf(nav);
        canary = List.copyOf(canary);
    }
}
