package dev.sentrycanary.sentry;

import java.util.List;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * What the build and the start know of the application, used where configuration says nothing.
 *
 * @param environment the environment that the Quarkus profile stands for
 * @param release {@code name@version}
 * @param rootPackages package prefixes that are the application
 */
record ApplicationFacts(String environment, String release, List<String> rootPackages) {
    ApplicationFacts {
        rootPackages = List.copyOf(rootPackages);
    }

    static ApplicationFacts of(String name, String version) {
        return new ApplicationFacts(environment(profile()), name + "@" + version, ownPackages());
    }

    private static String profile() {
        List<String> profiles = ConfigUtils.getProfiles();
        return profiles.isEmpty() ? LaunchMode.current().getDefaultProfile() : profiles.get(0);
    }

    static String environment(String profile) {
        return switch (profile) {
            case "dev" -> "development";
            case "prod" -> "production";
            default -> profile;
        };
    }

    /** The root package is the parent of this one: what is lifted out elsewhere says so itself. */
    private static List<String> ownPackages() {
        String own = ApplicationFacts.class.getPackageName();
        return List.of(own.substring(0, own.lastIndexOf('.')));
    }
}
