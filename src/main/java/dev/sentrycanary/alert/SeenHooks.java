package dev.sentrycanary.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers the latest webhooks, a bounded number, to notice one that comes again. */
final class SeenHooks {
    private final Set<String> seen;

    SeenHooks(int capacity) {
        this.seen =
                Collections.newSetFromMap(
                        new LinkedHashMap<>() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            protected boolean removeEldestEntry(Map.Entry<String, Boolean> oldest) {
                                return size() > capacity;
                            }
                        });
    }

    /**
     * Whether this webhook is new.
     *
     * @param requestId Sentry's id of the webhook, which anyone can make up
     * @param signature of its body, which nobody can
     */
    synchronized boolean isNew(String requestId, String signature) {
        // One does not replace the other: a new id must not bring an old body back to life.
        boolean newId = seen.add("id " + requestId);
        boolean newBody = seen.add("signature " + signature);
        return newId && newBody;
    }
}
