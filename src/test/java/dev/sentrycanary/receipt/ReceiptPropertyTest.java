package dev.sentrycanary.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptPropertyTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = START.plusSeconds(30);

    @Property(tries = 2_000)
    void any_order_of_the_same_facts_gives_the_same_receipt(
            @ForAll("facts") List<Fact> facts, @ForAll long seed) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        int link = facts.isEmpty() ? 0 : (int) Math.floorMod(seed, (long) facts.size());

        assertThat(receipt(shuffled, link)).isEqualTo(receipt(facts, 0));
    }

    @Property(tries = 2_000)
    void repeated_facts_change_nothing(@ForAll("facts") List<Fact> facts) {
        List<Fact> twice = new ArrayList<>(facts);
        twice.addAll(facts);

        assertThat(receipt(twice, 0)).isEqualTo(receipt(facts, 0));
    }

    @Property(tries = 5_000)
    void no_stage_is_proven_without_a_proof_of_that_stage(@ForAll("facts") List<Fact> facts) {
        Receipt receipt = receipt(facts, 0);

        for (StageResult result : receipt.stages()) {
            if (result.state() == State.PROVEN) {
                assertThat(facts)
                        .anyMatch(f -> f.stage() == result.stage() && f.state() == State.PROVEN);
            }
        }
        if (receipt.verdict().equals(Verdict.PASSED)) {
            assertThat(receipt.stages()).allMatch(stage -> stage.state() == State.PROVEN);
        }
    }

    @Property(tries = 5_000)
    void a_decisive_failure_is_never_green(@ForAll("facts") List<Fact> facts) {
        boolean decisive = facts.stream().anyMatch(f -> f.cause() != null && f.cause().decisive());

        if (decisive) {
            assertThat(receipt(facts, 0).verdict().outcome()).isEqualTo(Verdict.Outcome.FAILED);
        }
    }

    private static Receipt receipt(List<Fact> facts, int linkAfter) {
        ReceiptLedger ledger =
                new ReceiptLedger(
                        Clock.fixed(LATER, ZoneOffset.UTC),
                        new Deadlines(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(60)),
                        new Limits(1, 1, 10, 10));
        ledger.open(new Opening("r", "exception", "http", Map.of("error", 1), START));
        for (int i = 0; i < facts.size(); i++) {
            if (i == linkAfter) {
                ledger.belongs("e", "r", "error", LATER);
            }
            ledger.advance("e", facts.get(i));
        }
        ledger.belongs("e", "r", "error", LATER);
        return ledger.receipt("e").orElseThrow();
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Instant> times = Arbitraries.integers().between(0, 29).map(START::plusSeconds);
        Arbitrary<Fact> proofs =
                Combinators.combine(Arbitraries.of(Stage.class), times, Arbitraries.of("a", "b"))
                        .as((stage, at, text) -> Fact.proven(stage, at, null, text));
        Arbitrary<Fact> failures =
                Combinators.combine(Arbitraries.of(Cause.class), times)
                        .as((cause, at) -> Fact.failed(cause.stage(), cause, at, null, "x"));
        Arbitrary<Fact> unchecked =
                Combinators.combine(Arbitraries.of(Stage.class), times)
                        .as((stage, at) -> Fact.unchecked(stage, null, at, "nobody looked"));
        return Arbitraries.oneOf(proofs, proofs, failures, unchecked).list().ofMaxSize(8);
    }
}
