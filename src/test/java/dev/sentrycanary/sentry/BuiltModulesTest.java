package dev.sentrycanary.sentry;

import io.quarkus.runtime.ImageMode;
import io.sentry.SentryOptions;
import io.sentry.internal.modules.NoOpModulesLoader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltModulesTest {
    @Test
    void the_build_of_an_image_keeps_the_libraries_with_their_versions() {
        assertThat(BuiltModules.modules(ImageMode.NATIVE_BUILD))
                .containsKeys("sentry", "jackson-databind")
                .hasSizeGreaterThan(20)
                .doesNotContainValue("");
    }

    @Test
    void a_jar_that_quarkus_has_changed_keeps_its_name() {
        assertThat(BuiltModules.name("modified-io.vertx.vertx-core"))
                .isEqualTo("io.vertx.vertx-core");
        assertThat(BuiltModules.name("io.sentry.sentry")).isEqualTo("io.sentry.sentry");
    }

    @Test
    void a_jvm_leaves_it_to_the_sdk_to_look_for_them() {
        SentryOptions options = new SentryOptions();
        BuiltModules.install(options);

        assertThat(options.getModulesLoader()).isInstanceOf(NoOpModulesLoader.class);
        assertThat(BuiltModules.modules(ImageMode.JVM)).isEmpty();
    }
}
