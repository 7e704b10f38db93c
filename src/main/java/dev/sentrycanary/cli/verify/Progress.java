package dev.sentrycanary.cli.verify;

import dev.sentrycanary.cli.terminal.Terminal;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.receipt.RunReport;
import dev.sentrycanary.receipt.Verdict;

/** Shows people how the runs go. */
final class Progress implements Runs.Watcher {
    private final Block block;
    private final Screen screen;
    private final boolean shown;
    private int current = -1;

    Progress(Terminal terminal, Judge judge, Target target) {
        this(terminal, judge, true);
        terminal.out().println("Target " + target.dsn());
        terminal.out().println();
    }

    private Progress(Terminal terminal, Judge judge, boolean shown) {
        this.block = new Block(terminal, judge);
        this.screen = new Screen(terminal);
        this.shown = shown;
    }

    /** Shows nothing. */
    static Progress none(Terminal terminal, Judge judge) {
        return new Progress(terminal, judge, false);
    }

    @Override
    public void see(int number, RunReport run, Verdict verdict) {
        if (!shown) {
            return;
        }
        if (number != current) {
            screen.begin();
            current = number;
        }
        screen.show(block.lines(run, verdict));
    }

    /** Takes away what would stay unfinished. */
    void end() {
        screen.wipe();
    }
}
