package dev.sentrycanary.sentry;

import io.sentry.NoOpLogger;
import io.sentry.SentryIntegrationPackageStorage;
import io.sentry.SentryOptions;
import io.sentry.protocol.SdkVersion;

/** By which name and version events, envelopes and requests say who sends them. */
final class SdkIdentity {
    static final String NAME = "sentry.java.quarkus";

    private final SdkVersion sdk;
    private final String version;

    private SdkIdentity(SdkVersion sdk) {
        this.sdk = sdk;
        this.version = sdk.getVersion();
    }

    /** Names the client in requests, and lets the SDK start beside an older sentry-jul. */
    static void install(SentryOptions options) {
        SdkVersion sdk = options.getSdkVersion();
        if (sdk != null) {
            options.setSentryClientName(NAME + "/" + sdk.getVersion());
        }
        // sentry-jul stems from an older release than the core, which only has additions since. The
        // SDK would refuse to start for that alone; the tests of the log bridge watch the pair.
        options.setVersionDetector(() -> false);
    }

    /** What {@code options} say before the log handler puts its own name there. */
    static SdkIdentity of(SentryOptions options) {
        SdkVersion sdk = options.getSdkVersion();
        return new SdkIdentity(sdk == null ? new SdkVersion(NAME, "unknown") : sdk);
    }

    /** Puts our name and the core's version there, once the SDK has started. */
    void assume(SentryOptions options) {
        sdk.setName(NAME);
        sdk.setVersion(version);
        options.setSdkVersion(sdk);
        // The SDK remembers the answer: asked later, it would tell the log of the mix as an error.
        SentryIntegrationPackageStorage.getInstance()
                .checkForMixedVersions(NoOpLogger.getInstance());
    }
}
