package dev.sentrycanary.cli.crash;

import java.io.PrintStream;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.CapturedEvent;
import dev.sentrycanary.sentry.Delivery;
import dev.sentrycanary.sentry.DeliveryListener;
import dev.sentrycanary.sentry.DroppedEvent;

/** Tells on, from the process that dies, what becomes of its events; silent in any other. */
@Singleton
class LastWords implements DeliveryListener {
    private final ObjectMapper json;
    private volatile @Nullable DeliveryListener writer;

    LastWords(ObjectMapper json) {
        this.json = json;
    }

    /** From now on everything is told, and first that something will be raised. */
    void begin(PrintStream out) {
        out.println(FactLine.RAISING);
        out.flush();
        writer =
                FactLine.writer(
                        json,
                        line -> {
                            out.println(line);
                            out.flush();
                        });
    }

    @Override
    public void captured(CapturedEvent event) {
        DeliveryListener to = writer;
        if (to != null) {
            to.captured(event);
        }
    }

    @Override
    public void dropped(DroppedEvent event) {
        DeliveryListener to = writer;
        if (to != null) {
            to.dropped(event);
        }
    }

    @Override
    public void queued(List<String> eventIds, byte[] gzip) {
        DeliveryListener to = writer;
        if (to != null) {
            to.queued(eventIds, gzip);
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        DeliveryListener to = writer;
        if (to != null) {
            to.delivered(delivery);
        }
    }
}
