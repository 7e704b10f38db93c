package dev.sentrycanary.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;

/** Makes an end that a signal began a success, which the JVM calls 128 and the signal's number. */
final class OrderlyExit {
    private static final long PATIENCE_SECONDS = 25;
    private static final CountDownLatch LEFT = new CountDownLatch(1);

    private OrderlyExit() {}

    /** Lets the main thread have the last word. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(OrderlyExit::await, "orderly-exit"));
    }

    /** Ends the process; everything has been stopped. */
    static void exit(int code) {
        if (ApplicationLifecycleManager.isVmShuttingDown()) {
            System.out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(code);
        }
        LEFT.countDown();
        System.exit(code);
    }

    private static void await() {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        try {
            // Else the JVM could be gone before the main thread has told the code.
            if (!LEFT.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The end took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
