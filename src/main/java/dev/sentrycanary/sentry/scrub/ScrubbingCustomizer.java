package dev.sentrycanary.sentry.scrub;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.sentry.SentryOptions;
import org.jboss.logging.Logger;

import dev.sentrycanary.sentry.OptionsCustomizer;

/** Puts the scrubber into the SDK: last of all, around whatever serializer others have set. */
@Singleton
@Priority(Integer.MIN_VALUE)
class ScrubbingCustomizer implements OptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(ScrubbingCustomizer.class);

    private final ScrubbingConfig config;
    private final List<EventScrubber> scrubbers;

    ScrubbingCustomizer(ScrubbingConfig config, @All List<EventScrubber> scrubbers) {
        this.config = config;
        this.scrubbers = new ArrayList<>(scrubbers);
    }

    @Override
    public void customize(SentryOptions options) {
        if (!config.enabled()) {
            LOG.warn("sentry.scrubbing.enabled=false: secrets are sent to Sentry as they are");
            return;
        }
        Set<String> words = new HashSet<>(config.extraKeys().orElse(Set.of()));
        Set<String> safe = new HashSet<>(config.safeKeys().orElse(Set.of()));
        for (EventScrubber scrubber : scrubbers) {
            words.addAll(scrubber.keyWords());
            safe.addAll(scrubber.safeKeys());
        }
        install(options, words, safe, scrubbers);
    }

    static void install(
            SentryOptions options,
            Set<String> words,
            Set<String> safe,
            List<EventScrubber> scrubbers) {
        KeyRules keys = new KeyRules(words, safe, !options.isSendDefaultPii());
        options.setSerializer(
                new ScrubbingSerializer(
                        options.getSerializer(), new TextScrubber(keys, scrubbers)));
    }
}
