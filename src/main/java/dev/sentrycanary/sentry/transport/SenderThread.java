package dev.sentrycanary.sentry.transport;

/**
 * A thread that sends; what is logged on it never becomes an event, or a failure would feed on
 * itself.
 */
public final class SenderThread extends Thread {
    SenderThread(Runnable sender, int number) {
        super(sender, "sentry-sender-" + number);
        setDaemon(true);
    }
}
