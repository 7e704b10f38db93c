package dev.sentrycanary.probe.stored;

import java.util.HashMap;
import java.util.Map;

/** The same with what is off by default: profiles and structured logs. */
public class OptionalKinds extends FaultyInbox {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>(super.getConfigOverrides());
        all.put("sentry.profile-session-sample-rate", "1.0");
        all.put("sentry.logs.enabled", "true");
        return all;
    }
}
