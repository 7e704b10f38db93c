package dev.sentrycanary.cli.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How this program was started, as far as it can be repeated. */
final class Program {
    private Program() {}

    /**
     * The command line up to the arguments of the application; of a native binary that is the
     * binary alone.
     */
    static Optional<List<String>> of(ProcessHandle.Info process, List<String> arguments) {
        List<String> line = List.of(process.arguments().orElse(new String[0]));
        int own = line.size() - arguments.size();
        if (process.command().isEmpty()
                || own < 0
                || !line.subList(own, line.size()).equals(arguments)) {
            return Optional.empty();
        }
        List<String> program = new ArrayList<>();
        program.add(process.command().get());
        line.subList(0, own).stream().filter(Program::repeatable).forEach(program::add);
        return Optional.of(List.copyOf(program));
    }

    /** A debugger's port belongs to the first process. */
    private static boolean repeatable(String argument) {
        return !argument.startsWith("-agentlib:jdwp") && !argument.startsWith("-Xrunjdwp");
    }

    static List<String> with(List<String> program, List<String> arguments) {
        List<String> line = new ArrayList<>(program);
        line.addAll(arguments);
        return line;
    }
}
