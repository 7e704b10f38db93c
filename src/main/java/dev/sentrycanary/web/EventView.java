package dev.sentrycanary.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.web.view.Crumb;
import dev.sentrycanary.web.view.Entry;
import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.Figures;
import dev.sentrycanary.web.view.FlameGraph;
import dev.sentrycanary.web.view.Section;
import dev.sentrycanary.web.view.Thrown;
import dev.sentrycanary.web.view.Waterfall;

/**
 * One event with the part of it that is open.
 *
 * @param row the event in short
 * @param type its exception's full type, or empty
 * @param tabs its parts
 * @param tab name of the open part
 * @param facts what stands beside every part
 * @param links other pages about it
 * @param near its place in its list
 * @param flaws what is wrong with it in Sentry's eyes
 * @param thrown its exceptions, on the part {@code stack}
 * @param waterfall its spans, on the part {@code spans}
 * @param crumbs its newest breadcrumbs, on the part {@code breadcrumbs}
 * @param hiddenCrumbs how many older breadcrumbs it has
 * @param sections its surroundings, on the part {@code context}
 * @param flame its profile, on the part {@code profile}
 * @param raw its payload, on the part {@code raw}
 */
public record EventView(
        EventRow row,
        String type,
        List<Tab> tabs,
        String tab,
        List<Entry> facts,
        List<NavItem> links,
        Neighbours near,
        List<String> flaws,
        List<Thrown> thrown,
        Waterfall waterfall,
        List<Crumb> crumbs,
        int hiddenCrumbs,
        List<Section> sections,
        @Nullable FlameGraph flame,
        String raw) {
    public EventView {
        tabs = List.copyOf(tabs);
        facts = List.copyOf(facts);
        links = List.copyOf(links);
        flaws = List.copyOf(flaws);
        thrown = List.copyOf(thrown);
        crumbs = List.copyOf(crumbs);
        sections = List.copyOf(sections);
    }

    /** Says how many breadcrumbs are left out. */
    public String hiddenText() {
        return Figures.count(hiddenCrumbs, "older breadcrumb is", "older breadcrumbs are")
                + " in the raw event only";
    }

    /** Address of the part {@code profile}. */
    public String profileUrl() {
        return "/events/" + row.id() + "/profile";
    }
}
