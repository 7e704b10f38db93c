package dev.sentrycanary.access;

import java.util.List;
import java.util.Optional;

/** A configuration as a value. */
record TestAccess(Mode mode, Optional<String> token, Optional<List<String>> hosts, Metrics metrics)
        implements AccessConfig {
    static final String TOKEN = "correct-horse-battery-staple";

    static TestAccess loopback() {
        return new TestAccess(Mode.LOOPBACK, Optional.empty(), Optional.empty(), Metrics.OPEN);
    }

    TestAccess withToken() {
        return new TestAccess(mode, Optional.of(TOKEN), hosts, metrics);
    }

    TestAccess withMode(Mode other) {
        return new TestAccess(other, token, hosts, metrics);
    }

    TestAccess withHosts(String... names) {
        return new TestAccess(mode, token, Optional.of(List.of(names)), metrics);
    }

    TestAccess withMetrics(Metrics other) {
        return new TestAccess(mode, token, hosts, other);
    }
}
