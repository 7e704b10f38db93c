package dev.sentrycanary.web;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.web.view.Dot;
import dev.sentrycanary.web.view.EventRow;
import dev.sentrycanary.web.view.RunRow;

/** The pages and those of their parts that are also sent live. */
@CheckedTemplate(basePath = "web")
final class Templates {
    private Templates() {}

    static native TemplateInstance list(Shell shell, Listing listing);

    static native TemplateInstance list$row(EventRow row);

    static native TemplateInstance list$dots(String id, List<Dot> dots);

    static native TemplateInstance event(Shell shell, EventView view);

    static native TemplateInstance issues(Shell shell, List<IssueRow> issues, int more);

    static native TemplateInstance issue(Shell shell, IssueRow issue, List<EventRow> rows);

    static native TemplateInstance traces(Shell shell, List<TraceRow> traces, int more);

    static native TemplateInstance trace(Shell shell, TraceView trace);

    static native TemplateInstance runs(
            Shell shell, List<RunRow> runs, String watch, @Nullable String next);

    static native TemplateInstance runs$line(RunRow run);

    static native TemplateInstance run(Shell shell, RunView run);

    static native TemplateInstance run$outcome(RunView run);

    static native TemplateInstance suite(Shell shell, SuiteView suite);

    static native TemplateInstance suite$parts(SuiteView suite);

    static native TemplateInstance send(Shell shell, List<ScenarioForm> scenarios, String refusal);

    static native TemplateInstance gone(Shell shell, Gone gone);

    static native TemplateInstance frame$strip(Strip strip);
}
