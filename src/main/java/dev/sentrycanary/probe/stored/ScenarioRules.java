package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Optional;

import dev.sentrycanary.receipt.Opening;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Scenario;
import dev.sentrycanary.scenario.ScenarioCatalog;
import dev.sentrycanary.scenario.expect.Expectation;

/** The rules that a run's scenario brings along. */
final class ScenarioRules implements Rules {
    private final ReceiptLedger ledger;
    private final ScenarioCatalog catalog;

    ScenarioRules(ReceiptLedger ledger, ScenarioCatalog catalog) {
        this.ledger = ledger;
        this.catalog = catalog;
    }

    @Override
    public List<Expectation> expectations(Receipt receipt) {
        if (!receipt.promised()) {
            return List.of();
        }
        return ledger
                .run(receipt.run())
                .map(RunReport::opening)
                .map(this::expectations)
                .orElse(List.of())
                .stream()
                .filter(rule -> rule.kind().category().equals(receipt.kind()))
                .toList();
    }

    private List<Expectation> expectations(Opening run) {
        Call call = new Call(run.id(), run.arguments());
        return catalog.find(run.scenario())
                .map(scenario -> scenario.expectations(call))
                .orElse(List.of());
    }

    @Override
    public List<String> secrets(Receipt receipt) {
        return scenario(receipt).map(Scenario::secrets).orElse(List.of());
    }

    private Optional<Scenario> scenario(Receipt receipt) {
        return ledger.run(receipt.run()).flatMap(run -> catalog.find(run.opening().scenario()));
    }
}
