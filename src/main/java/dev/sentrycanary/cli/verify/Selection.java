package dev.sentrycanary.cli.verify;

import java.util.ArrayList;
import java.util.List;

import dev.sentrycanary.cli.terminal.UsageException;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;

/** Which scenarios a command line means; {@code all} are those that can run here. */
final class Selection {
    /** What a first look at a pipeline should raise, as far as the catalogue has it. */
    private static final List<String> USUAL =
            List.of("exception", "validation", "custom", "performance", "leak");

    private Selection() {}

    static List<Choice> of(List<String> asked, ScenarioCatalog catalog) {
        List<Choice> choices = new ArrayList<>();
        if (asked.isEmpty()) {
            USUAL.stream()
                    .flatMap(name -> catalog.find(name).stream())
                    .forEach(scenario -> add(choices, Choice.of(scenario, "")));
        }
        for (String text : asked) {
            if (text.equals(ScenarioCatalog.ALL)) {
                catalog.all().stream()
                        .filter(scenario -> scenario.unsupported().isEmpty())
                        .forEach(scenario -> add(choices, Choice.of(scenario, "")));
            } else {
                add(choices, choice(text, catalog));
            }
        }
        return choices;
    }

    private static void add(List<Choice> choices, Choice choice) {
        if (!choices.contains(choice)) {
            choices.add(choice);
        }
    }

    private static Choice choice(String text, ScenarioCatalog catalog) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Scenario scenario =
                catalog.find(name)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "There is no scenario '"
                                                        + name
                                                        + "': allowed is all, "
                                                        + String.join(", ", catalog.names())));
        scenario.unsupported()
                .ifPresent(
                        why -> {
                            throw new UsageException(
                                    "The scenario " + name + " cannot run here: " + why);
                        });
        return Choice.of(scenario, colon < 0 ? "" : text.substring(colon + 1));
    }
}
