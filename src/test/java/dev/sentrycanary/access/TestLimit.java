package dev.sentrycanary.access;

/** The same rate for everyone. */
record TestLimit(Rate rate) implements LimitConfig {
    static final TestLimit WIDE = new TestLimit(10_000, 100);

    TestLimit(int burst, int perSecond) {
        this(new Rate(burst, perSecond));
    }

    @Override
    public Loopback loopback() {
        return rate;
    }

    @Override
    public Remote remote() {
        return rate;
    }

    record Rate(int burst, int perSecond) implements Loopback, Remote {}
}
