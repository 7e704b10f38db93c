package dev.sentrycanary.access;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

/** Puts the guard in front of every route, the framework's own included. */
@ApplicationScoped
class AccessRoute {
    private final AccessConfig access;
    private final LimitConfig limit;
    private final BudgetConfig budget;

    AccessRoute(AccessConfig access, LimitConfig limit, BudgetConfig budget) {
        this.access = access;
        this.limit = limit;
        this.budget = budget;
    }

    void install(@Observes Router router, Refusals refusals) {
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(
                        new GuardHandler(
                                new Guard(access),
                                new RateLimits(limit, System::nanoTime),
                                refusals));
    }

    @Produces
    @Singleton
    Refusals refusals() {
        return new Refusals();
    }

    @Produces
    @Singleton
    EventBudget eventBudget() {
        return new EventBudget(
                Range.check("canary.budget.events-per-hour", budget.eventsPerHour(), 10_000_000),
                Clock.systemUTC());
    }
}
