package dev.sentrycanary.sentry.scrub;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class TextScrubberProperties {
    private final TextScrubber texts = Secrets.scrubber();

    @Property(tries = 2000)
    void never_throws(@ForAll String text) {
        assertThat(texts.scrub(text)).isNotNull();
    }

    @Property(tries = 2000)
    void never_throws_on_what_looks_like_code(@ForAll("punctuation") String text) {
        assertThat(texts.scrub(text)).isNotNull();
    }

    @Property(tries = 1000)
    void a_planted_secret_never_survives(
            @ForAll("prose") String before,
            @ForAll("planted") String secret,
            @ForAll("prose") String after) {
        assertThat(texts.scrub(before + " " + secret + " " + after)).doesNotContain(Secrets.PIECES);
    }

    @Property(tries = 1000)
    void scrubbing_twice_changes_nothing_more(
            @ForAll("prose") String before,
            @ForAll("planted") String secret,
            @ForAll("prose") String after) {
        String once = texts.scrub(before + " " + secret + " " + after);
        assertThat(texts.scrub(once)).isEqualTo(once);
    }

    @Property(tries = 1000)
    void prose_stays(@ForAll("prose") String text) {
        assertThat(texts.scrub(text)).isSameAs(text);
    }

    @Provide
    Arbitrary<String> planted() {
        return Arbitraries.of(new ArrayList<>(Secrets.PLANTED.values()));
    }

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.of(
                        "order",
                        "42",
                        "monkey",
                        "author",
                        "n=3",
                        "at 12:30",
                        "(ok)",
                        "\n",
                        "x,y",
                        "0f8fad5b-d9cb-469f-a165-70867728950e",
                        "1764000000000",
                        "{\"a\":[1,2]}",
                        "https://example.org/a?b=c",
                        "Ümläut",
                        "'quoted'",
                        "\"said\"",
                        "<b>bold</b>")
                .list()
                .ofMaxSize(8)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<String> punctuation() {
        return Arbitraries.of(
                        List.of(
                                "token",
                                "=",
                                ":",
                                "\"",
                                "\\",
                                "{",
                                "[",
                                "]",
                                "}",
                                "%3D",
                                "%",
                                "<",
                                ">",
                                "//",
                                "@",
                                " ",
                                "&",
                                "-----BEGIN ",
                                "PRIVATE",
                                "eyJ",
                                ".",
                                "4111111111111111",
                                "DE89",
                                "Bearer",
                                "Cookie",
                                "ghp_",
                                ","))
                .list()
                .ofMaxSize(20)
                .map(words -> String.join("", words));
    }
}
