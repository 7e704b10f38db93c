package dev.sentrycanary.cli.verify;

import java.io.IOException;
import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import dev.sentrycanary.access.LoopbackPort;
import dev.sentrycanary.scenario.FarSide;

/**
 * The far side of a hop for a command without the application's server: a port on the loopback
 * interface, open for this one call, where the application answers as it always does.
 */
@ApplicationScoped
class HopServer implements FarSide {
    private static final Logger LOG = Logger.getLogger(HopServer.class);

    private final Vertx vertx;

    HopServer(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Opened open() throws IOException {
        return new Running(LoopbackPort.open(vertx, 0));
    }

    private record Running(LoopbackPort port) implements Opened {
        @Override
        public URI address() {
            return URI.create("http://" + LoopbackPort.HOST + ":" + port.number());
        }

        @Override
        public void close() {
            try {
                port.close();
            } catch (IOException e) {
                LOG.debug("The port of the hop did not close", e);
            }
        }
    }
}
