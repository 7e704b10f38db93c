package dev.sentrycanary.web;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

import io.quarkus.qute.runtime.EngineProducer;
import io.quarkus.runtime.Startup;

/**
 * Leaves the templates for the first page that is asked for; otherwise every start, and every
 * command, parses all of them. The build has checked them, so nothing is found out later than
 * before.
 */
public final class LateTemplates implements BuildCompatibleExtension {
    /** Takes the mark away that makes the engine at start. */
    @Enhancement(types = EngineProducer.class)
    public void leave(ClassConfig engine) {
        engine.removeAnnotation(mark -> mark.name().equals(Startup.class.getName()));
    }
}
