package dev.sentrycanary.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.debug.RunDebug;
import dev.sentrycanary.probe.SuiteReport;
import dev.sentrycanary.probe.Suites;
import dev.sentrycanary.probe.watch.Watcher;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.receipt.Page;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.web.view.RunRow;

/** The canary's own runs; there also where the inbox is off. */
@Path("/runs")
class RunPages {
    private static final int PAGE = 50;

    private final PageContext page;
    private final ReceiptLedger ledger;
    private final Suites suites;
    private final Watcher watcher;
    private final RunDebug debug;

    RunPages(
            PageContext page,
            ReceiptLedger ledger,
            Suites suites,
            Watcher watcher,
            RunDebug debug) {
        this.page = page;
        this.watcher = watcher;
        this.debug = debug;
        this.ledger = ledger;
        this.suites = suites;
    }

    @GET
    public Response runs(@RestQuery @Nullable String before) {
        Page found = ledger.page(Before.of(before), PAGE);
        Instant now = Instant.now();
        List<RunRow> rows = found.runs().stream().map(run -> RunRow.of(run, now)).toList();
        String watch = WatchSentence.of(watcher, now);
        String next = found.next() == null ? null : "/runs?before=" + found.next();
        return page.answer(
                () ->
                        Templates.runs(
                                page.shell("Runs", "/runs", before == null ? "runs" : "", ""),
                                rows,
                                watch,
                                next),
                () -> PlainText.runs(rows),
                () -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("watch", watch);
                    json.put("runs", rows.stream().map(Json::run).toList());
                    if (next != null) {
                        json.put("next", next);
                    }
                    return json;
                });
    }

    @GET
    @Path("{id:[0-9a-fA-F-]{1,64}}")
    public Response run(String id, @RestQuery("debug") @Nullable String wanted) {
        String plain = id.replace("-", "");
        Optional<SuiteReport> all = suites.find(plain);
        if (all.isPresent()) {
            return suite(SuiteView.of(all.get(), Instant.now()));
        }
        Optional<RunReport> found = ledger.run(plain);
        if (found.isEmpty()) {
            return page.missing(
                    ProblemType.UNKNOWN_RUN,
                    "This run is not here",
                    "The canary remembers the newest "
                            + ledger.limits().runs()
                            + " runs, and failed ones longer; canary.keep.runs and"
                            + " canary.keep.failures change that.");
        }
        RunView run = RunView.of(found.get(), Instant.now(), page.inbox());
        if ("true".equals(wanted)) {
            return page.text(debug.of(PlainText.run(run), found.get()));
        }
        return page.answer(
                () ->
                        Templates.run(
                                page.shell(
                                        "Run of " + run.row().scenario(),
                                        "/runs",
                                        "run:" + run.row().id(),
                                        ""),
                                run),
                () -> PlainText.run(run),
                () -> {
                    Map<String, Object> json = Json.run(run.row());
                    json.put("receipts", run.events().stream().map(RunPages::json).toList());
                    return json;
                });
    }

    private Response suite(SuiteView suite) {
        return page.answer(
                () ->
                        Templates.suite(
                                page.shell("All scenarios", "/runs", "suite:" + suite.id(), ""),
                                suite),
                () -> PlainText.suite(suite),
                () -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", suite.id());
                    json.put("verdict", suite.outcome());
                    json.put("scenarios", suite.parts().stream().map(RunPages::json).toList());
                    return json;
                });
    }

    private static Map<String, Object> json(SuiteView.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", part.scenario());
        json.put("verdict", part.outcome());
        if (part.run() != null) {
            json.put("url", "/runs/" + part.run().id());
        }
        if (!part.why().isEmpty()) {
            json.put("why", part.why());
        }
        return json;
    }

    private static Map<String, Object> json(RunView.Traced event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event_id", event.id());
        json.put("kind", event.kind());
        json.put("receipt", Json.dots(event.dots()));
        return json;
    }
}
