package dev.sentrycanary.scenario;

import java.util.Optional;

/** A process of its own that dies of what it raises, and what it had to say before. */
public interface Doomed {
    /** Why there can be none here. */
    Optional<String> missing();

    /**
     * Starts it, listens to it and returns when it is dead.
     *
     * @return its exit code
     * @throws Exception when it did not come as far as to fail
     */
    int follow(Call call) throws Exception;
}
