package dev.sentrycanary.sentry.scope;

import java.util.concurrent.ForkJoinWorkerThread;

import io.netty.util.concurrent.FastThreadLocalThread;
import io.sentry.IScopes;
import io.sentry.Scopes;
import org.jboss.threads.JBossThread;

/**
 * Threads that serve many requests without carrying the context of any. What the SDK forks on them
 * by itself must not stay there: the next task on that thread belongs to someone else.
 */
final class ForeignThreads {
    private ForeignThreads() {}

    /**
     * True when the SDK forked these scopes because it found none, nobody having made them current.
     */
    static boolean implicit(IScopes scopes) {
        return scopes instanceof Scopes known && "getCurrentScopes".equals(known.getCreator());
    }

    static boolean pooled(Thread thread) {
        return thread instanceof ForkJoinWorkerThread
                || thread instanceof FastThreadLocalThread
                || thread instanceof JBossThread
                || (thread.getName().startsWith("pool-") && thread.getName().contains("-thread-"));
    }
}
