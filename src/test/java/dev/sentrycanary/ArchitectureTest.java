package dev.sentrycanary;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Guards the one-way flow that docs/decisions describes. */
class ArchitectureTest {
    private static final String ROOT = "dev.sentrycanary.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.sentrycanary");

    @Test
    void packages_depend_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("entry")
                .definedBy(
                        ROOT + "api..",
                        ROOT + "web..",
                        ROOT + "cli..",
                        ROOT + "metrics..",
                        ROOT + "debug..",
                        ROOT + "health..")
                .layer("feature")
                .definedBy(ROOT + "probe..", ROOT + "inbox..", ROOT + "alert..")
                .layer("base")
                .definedBy(
                        ROOT + "scenario..",
                        ROOT + "sentry..",
                        ROOT + "wire..",
                        ROOT + "problem..",
                        ROOT + "access..")
                .layer("receipt")
                .definedBy(ROOT + "receipt..")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("feature")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("base")
                .mayOnlyBeAccessedByLayers("entry", "feature")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_circles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
