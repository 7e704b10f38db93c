package dev.sentrycanary.cli.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.receipt.ReceiptLedger;
import dev.sentrycanary.scenario.Call;
import dev.sentrycanary.scenario.Crash;
import dev.sentrycanary.scenario.Doomed;
import dev.sentrycanary.sentry.DeliveryListener;

/** Starts this very program once more, hears its last words and says what of them is lost. */
@ApplicationScoped
public class DoomedProcess implements Doomed {
    private static final String DSN = "SENTRY_DSN";
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Targets targets;
    private final ReceiptLedger ledger;
    private final ObjectMapper json;
    private final Instance<DeliveryListener> listeners;
    private volatile @Nullable List<String> program;
    private volatile @Nullable Process process;

    DoomedProcess(
            Targets targets,
            ReceiptLedger ledger,
            ObjectMapper json,
            @Any Instance<DeliveryListener> listeners) {
        this.targets = targets;
        this.ledger = ledger;
        this.json = json;
        this.listeners = listeners;
    }

    /**
     * Says that this process is a command, and with which arguments it was started.
     *
     * @param arguments those of the application
     */
    public void startedWith(List<String> arguments) {
        program = Program.of(ProcessHandle.current().info(), arguments).orElse(List.of());
    }

    @Override
    public Optional<String> missing() {
        List<String> known = program;
        if (known == null) {
            return Optional.of(
                    "the service does not let itself die; the command verify --scenario "
                            + Crash.NAME
                            + " starts a process that does");
        }
        return known.isEmpty()
                ? Optional.of("this system does not tell how the program was started")
                : Optional.empty();
    }

    @Override
    public int follow(Call call) throws IOException, InterruptedException {
        Path err = Files.createTempFile("canary-crash", ".err");
        Witness witness = new Witness(ledger, json, List.copyOf(listeners.stream().toList()));
        Process dying = start(call, err);
        process = dying;
        try (BufferedReader lines = dying.inputReader(StandardCharsets.UTF_8)) {
            CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .execute(dying::destroyForcibly);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                witness.hear(line);
            }
            int code = dying.waitFor();
            if (!witness.raised()) {
                throw new IOException(
                        "The process that was to crash did not come so far: exit code %d, %s"
                                .formatted(code, Lines.oneLine(Files.readString(err))));
            }
            witness.bury(code);
            return code;
        } finally {
            dying.destroyForcibly();
            Files.deleteIfExists(err);
        }
    }

    private Process start(Call call, Path err) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Program.with(
                                java.util.Objects.requireNonNull(program),
                                CrashOptions.line(call.run(), call.text(Crash.END), DSN)));
        builder.redirectError(err.toFile());
        // Not on the command line, which everybody can read.
        targets.current()
                .ifPresent(target -> builder.environment().put(DSN, target.dsn().reveal()));
        return builder.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Process dying = process;
        if (dying != null) {
            dying.destroyForcibly();
        }
    }
}
