package dev.sentrycanary.sentry.scope;

import java.util.function.Consumer;

import io.sentry.IScopes;
import io.sentry.Sentry;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one request or job, forked from the root when somebody first asks for them: most
 * requests raise nothing and never pay for a fork. Their breadcrumbs begin with the request.
 */
public final class LazyScopes {
    private final String creator;
    private final Consumer<IScopes> onFork;
    private volatile @Nullable IScopes scopes;

    /**
     * @param creator shown by the SDK as the origin of the fork
     * @param onFork fills the new scopes before anybody else sees them
     */
    public LazyScopes(String creator, Consumer<IScopes> onFork) {
        this.creator = creator;
        this.onFork = onFork;
    }

    /** The scopes, forked now if need be; not kept while the SDK is closed. */
    public IScopes get() {
        IScopes known = scopes;
        return known != null ? known : fork();
    }

    private synchronized IScopes fork() {
        IScopes known = scopes;
        if (known != null) {
            return known;
        }
        IScopes fork = Sentry.forkedRootScopes(creator);
        if (!fork.isNoOp()) {
            // The root's trail is that of the start, on which every later event would drag along.
            fork.clearBreadcrumbs();
            onFork.accept(fork);
            scopes = fork;
        }
        return fork;
    }

    /** The scopes, or null when nobody has needed them. */
    public @Nullable IScopes peek() {
        return scopes;
    }
}
