package dev.sentrycanary.inbox.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.access.LoopbackPort;
import dev.sentrycanary.inbox.Entrance;
import dev.sentrycanary.inbox.InboxState;

/**
 * The port of the inbox alone, through which the service's own events come in while faults are
 * allowed: the one that it shares with the service could not refuse connections. While it is shut,
 * a socket that never listens keeps its number from everybody else.
 */
@Singleton
class Door implements Entrance {
    /** Before the SDK asks where to send. */
    private static final int FIRST = -2;

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final long AGAIN_MILLIS = 100;

    private final Faults faults;
    private final FaultsConfig config;
    private final InboxState state;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();
    private volatile int number;
    private @Nullable LoopbackPort open;
    private @Nullable Socket keeper;

    Door(Faults faults, FaultsConfig config, InboxState state, Vertx vertx) {
        this.faults = faults;
        this.config = config;
        this.state = state;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) throws IOException {
        if (config.enabled() && state.enabled()) {
            LoopbackPort port = LoopbackPort.open(vertx, 0);
            synchronized (this) {
                open = port;
                number = port.number();
            }
        }
    }

    @Override
    public OptionalInt port() {
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Shuts or opens as the faults that are on ask for. Blocks. */
    synchronized void follow() {
        if (number == 0) {
            return;
        }
        Optional<Fault> shut = faults.at(FaultPoint.DOOR);
        try {
            if (shut.isPresent()) {
                shut();
                Instant until = shut.get().until();
                if (until != null) {
                    later(Duration.between(clock.instant(), until).toMillis());
                }
            } else {
                open();
            }
        } catch (IOException e) {
            LOG.debugf(e, "The port of the inbox does not obey yet");
            later(AGAIN_MILLIS);
        }
    }

    private void later(long millis) {
        vertx.setTimer(
                Math.max(1, millis),
                over ->
                        vertx.executeBlocking(
                                () -> {
                                    follow();
                                    return null;
                                }));
    }

    private void shut() throws IOException {
        LoopbackPort port = open;
        if (port != null) {
            port.close();
            open = null;
        }
        if (keeper == null) {
            Socket socket = new Socket();
            socket.setReuseAddress(true);
            InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.bind(new InetSocketAddress(local, number));
            keeper = socket;
        }
    }

    private void open() throws IOException {
        Socket socket = keeper;
        if (socket != null) {
            socket.close();
            keeper = null;
        }
        if (open == null) {
            open = LoopbackPort.open(vertx, number);
        }
    }

    @PreDestroy
    synchronized void close() throws IOException {
        number = 0;
        if (keeper != null) {
            keeper.close();
        }
        if (open != null) {
            open.close();
        }
    }
}
