package dev.sentrycanary.probe.stored;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ProxyOptions;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.alerted.AlertCheck;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.ReceiptLedger;

/**
 * What watches one target.
 *
 * @param stored null where nothing can be looked up
 */
record Checks(ApiClient client, @Nullable StoredCheck stored, AlertCheck alerts) {

    static Checks of(
            Vertx vertx,
            Clock clock,
            ReceiptLedger ledger,
            Target target,
            Rules rules,
            SentEvents sent,
            Duration patience,
            @Nullable ProxyOptions proxy,
            boolean resolve) {
        boolean may = resolve || target.kind() == TargetKind.INBOX;
        ApiClient client =
                new ApiClient(
                        vertx, clock, target.kind() == TargetKind.INBOX ? null : proxy, patience);
        Optional<Lookup> lookup = Lookups.of(target, client);
        AlertCheck alerts =
                new AlertCheck(
                        vertx,
                        clock,
                        ledger,
                        target,
                        issue ->
                                may
                                        ? lookup.map(with -> resolve(with, issue))
                                                .orElse(Future.succeededFuture("no token to do so"))
                                        : Future.succeededFuture("canary.resolve is false"));
        StoredCheck stored =
                lookup.map(
                                with ->
                                        new StoredCheck(
                                                vertx, clock, ledger, target, with, rules, sent,
                                                alerts))
                        .orElse(null);
        return new Checks(client, stored, alerts);
    }

    private static Future<String> resolve(Lookup lookup, String issue) {
        return lookup.resolve(issue)
                .map(answer -> answer.ok() ? "" : "HTTP " + answer.status() + " to the attempt");
    }
}
