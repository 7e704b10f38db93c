package dev.sentrycanary.cli.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out its results
 * @param err what else there is to say
 * @param live whether a person watches {@code out}, so that lines may be painted anew
 * @param colours whether {@code out} may be coloured
 */
public record Terminal(PrintStream out, PrintStream err, boolean live, boolean colours) {

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        return of(System.out, System.err, isTerminal(), System.getenv());
    }

    static Terminal of(
            PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        // https://no-color.org: any value that is not empty.
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, terminal && !dumb, terminal && !dumb && !plain);
    }

    /** A console exists where both standard input and output are terminals. */
    @SuppressWarnings("SystemConsoleNull") // which is why newer consoles are asked
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there may be a console without a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** The text in a colour, where colours are wanted. */
    public String paint(Colour colour, String text) {
        return colours ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /** Few, and never the only carrier of a meaning. */
    public enum Colour {
        GREEN("32"),
        RED("31"),
        YELLOW("33"),
        DIM("2"),
        BOLD("1");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
