package dev.sentrycanary.cli.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import dev.sentrycanary.cli.terminal.Terminal;

/**
 * Prints lines once they are settled; where a person watches, those that are not stand below and
 * are painted anew.
 */
final class Screen {
    /** No terminal is narrower; a line that wraps could not be painted over. */
    private static final int WIDTH = 79;

    private final Terminal terminal;
    private final PrintStream out;
    private List<String> live = List.of();
    private int printed;

    Screen(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    /** Begins a block of lines. */
    void begin() {
        printed = 0;
    }

    /** Shows a block as it stands now; settled lines stay as they are from call to call. */
    void show(List<Line> lines) {
        int settled = printed;
        while (settled < lines.size() && lines.get(settled).settled()) {
            settled++;
        }
        List<String> open = new ArrayList<>();
        if (terminal.live()) {
            lines.subList(settled, lines.size()).forEach(line -> open.add(cut(line.text())));
        }
        if (settled == printed && open.equals(live)) {
            return;
        }
        wipe();
        lines.subList(printed, settled).forEach(line -> out.println(line.text()));
        printed = settled;
        open.forEach(out::println);
        live = open;
        out.flush();
    }

    /** Takes away what is not settled. */
    void wipe() {
        if (!live.isEmpty()) {
            // Up to the first of them, and clear from there on.
            out.print("\u001b[" + live.size() + "A\u001b[J");
            live = List.of();
            out.flush();
        }
    }

    /** Cuts by what is seen: sequences of colour have no width. */
    private static String cut(String text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\u001b') {
                i = text.indexOf('m', i);
            } else if (++seen > WIDTH) {
                return text.substring(0, i) + "\u001b[0m";
            }
        }
        return text;
    }
}
