package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.ISentryLifecycleToken;
import io.sentry.Sentry;
import io.sentry.protocol.User;
import org.eclipse.microprofile.context.ManagedExecutor;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/** Many users at the same time, each with an error; none may carry anything of another. */
@ApplicationScoped
class Isolation implements Scenario {
    private static final int USERS = 50;
    private static final String TAG = "canary_user";
    private static final String MESSAGE = "This is a canary: an error of ";
    private static final String STEP = "step of ";

    private final ManagedExecutor executor;

    Isolation(ManagedExecutor executor) {
        this.executor = executor;
    }

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public String summary() {
        return USERS + " users at the same time, each with an error: no foreign tag, user or step";
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(USERS));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                new Expectation(
                        EventKind.ERROR,
                        "user, tag and breadcrumbs belong to whose error it is",
                        Isolation::foreign));
    }

    /** The message was made from a local variable; all else came through the scope. */
    private static Optional<String> foreign(EventTree event) {
        String message = event.text("exception.-1.value").orElse("");
        if (!message.startsWith(MESSAGE)) {
            return Optional.of("the message does not say whose it is");
        }
        String owner = message.substring(MESSAGE.length());
        String user = event.text("user.id").orElse("nobody");
        String tag = event.text("tags." + TAG).orElse("nobody");
        if (!user.equals(owner) || !tag.equals(owner)) {
            return Optional.of(
                    "the error of %s carries the user %s and the tag of %s"
                            .formatted(owner, user, tag));
        }
        List<String> steps =
                event.list("breadcrumbs").stream()
                        .filter(Map.class::isInstance)
                        .map(crumb -> String.valueOf(((Map<?, ?>) crumb).get("message")))
                        .filter(text -> text.startsWith(STEP))
                        .toList();
        return steps.equals(List.of(STEP + owner))
                ? Optional.empty()
                : Optional.of("the error of " + owner + " carries " + steps);
    }

    @Override
    public Map<String, Object> raise(Call call) {
        CountDownLatch ready = new CountDownLatch(USERS);
        List<CompletableFuture<Void>> users = new ArrayList<>();
        for (int i = 1; i <= USERS; i++) {
            String user = "canary-user-" + i;
            users.add(executor.runAsync(() -> use(user, ready)));
        }
        CompletableFuture.allOf(users.toArray(CompletableFuture[]::new)).join();
        return Map.of("users", USERS);
    }

    private static void use(String user, CountDownLatch ready) {
        ISentryLifecycleToken scopes = Sentry.forkedScopes("canary.user").makeCurrent();
        try {
            User known = new User();
            known.setId(user);
            Sentry.setUser(known);
            Sentry.setTag(TAG, user);
            Sentry.addBreadcrumb(STEP + user);
            ready.countDown();
            awaitOthers(ready);
            Sentry.captureException(new CanaryException(MESSAGE + user));
        } finally {
            scopes.close();
        }
    }

    /**
     * Where there are fewer threads than users, the last ones cannot come before the first go on.
     */
    private static boolean awaitOthers(CountDownLatch ready) {
        try {
            return ready.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
