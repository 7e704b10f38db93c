package dev.sentrycanary.deploy;

import java.nio.file.Path;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;

/**
 * Lints a chart, renders it and prints what it renders. A program of its own, because Helm is
 * written in Go and its runtime stays out of the JVM of the tests.
 *
 * <p>Arguments: the chart, then {@code key=value} for each value that differs from the defaults.
 */
final class Chart {
    private Chart() {}

    public static void main(String... args) {
        Helm helm = new Helm(Path.of(args[0]));
        LintResult lint = helm.lint().strict().call();
        if (lint.isFailed()) {
            throw new IllegalStateException(String.join("\n", lint.getMessages()));
        }
        TemplateCommand template =
                helm.template().withName("canary").withNamespace("watch").withKubeVersion("1.34.0");
        for (int i = 1; i < args.length; i++) {
            String[] value = args[i].split("=", 2);
            template.set(value[0], value[1]);
        }
        System.out.println(template.call());
    }
}
