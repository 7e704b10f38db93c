package dev.sentrycanary.web;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;

/**
 * Escapes, as Qute does by itself, and shows what would turn the direction of text: from within an
 * element such a character reaches its neighbours, isolated or not.
 */
@Singleton
final class SafeHtml {
    void install(@Observes EngineBuilder engine) {
        engine.addResultMapper(new Escaper());
    }

    private static final class Escaper extends HtmlEscaper {
        Escaper() {
            super(List.of("text/html"));
        }

        @Override
        public int getPriority() {
            return super.getPriority() + 1;
        }

        @Override
        public String map(Object result, Expression expression) {
            return super.map(Direction.kept(result.toString()), expression);
        }
    }
}
