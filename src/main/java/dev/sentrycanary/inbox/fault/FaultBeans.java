package dev.sentrycanary.inbox.fault;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds the plain classes of this package. */
final class FaultBeans {
    FaultBeans() {}

    @Produces
    @Singleton
    static Faults faults() {
        return new Faults(Clock.systemUTC());
    }
}
