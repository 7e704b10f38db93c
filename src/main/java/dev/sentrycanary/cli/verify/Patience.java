package dev.sentrycanary.cli.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.wire.Dsn;

/** Waits for a target that is still starting; what it then says is for the scenarios to find. */
final class Patience {
    private static final int PAUSE_MILLIS = 500;

    private Patience() {}

    /**
     * Returns as soon as something accepts connections there, or when {@code time} is over.
     *
     * @param told hears that there is a wait at all
     */
    static void until(Target target, Duration time, BooleanSupplier interrupted, PrintStream told)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean silent = true;
        while (!interrupted.getAsBoolean() && !listens(target.dsn())) {
            if (System.nanoTime() > end) {
                return;
            }
            if (silent) {
                told.println("Waiting for " + target.dsn());
                silent = false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean listens(Dsn dsn) {
        int port = dsn.port() > 0 ? dsn.port() : dsn.scheme().equals("https") ? 443 : 80;
        try {
            for (InetAddress address : InetAddress.getAllByName(dsn.host())) {
                if (listens(new InetSocketAddress(address, port))) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException notYet) {
            return false;
        }
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(address, PAUSE_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
