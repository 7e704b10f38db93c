package dev.sentrycanary.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/** The Javadoc of the configuration interfaces, read by the compiler's own parser. */
final class SourceDocs {
    private final Map<String, String> comments = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();

    SourceDocs(Path root) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var walk = Files.walk(root);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    walk.filter(f -> f.getFileName().toString().endsWith("Config.java")).toList();
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees, unit).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(Class<?> type) {
        return comment(type.getSimpleName());
    }

    String of(Method method) {
        return comment(id(method));
    }

    int position(Method method) {
        return positions.getOrDefault(id(method), 0);
    }

    private String comment(String id) {
        String comment = comments.get(id);
        if (comment == null) {
            throw new AssertionError(id + " has no Javadoc; operators would not know what it does");
        }
        return comment;
    }

    private static String id(Method method) {
        String type = method.getDeclaringClass().getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "#" + method.getName();
    }

    /** One line of plain text; code stays in back quotes. */
    private static String plain(String javadoc) {
        int tags = javadoc.indexOf("\n @");
        return (tags < 0 ? javadoc : javadoc.substring(0, tags))
                .replaceAll("\\{@(?:code|link|linkplain)\\s+([^}]*)}", "`$1`")
                .replaceAll("</?(p|em|b|i|ul|ol|li)>", "")
                .replaceAll("\\s+", " ")
                .replace("` ,", "`,")
                .strip();
    }

    private final class Reader extends TreePathScanner<Void, String> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;

        Reader(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree node, String outer) {
            String name =
                    outer == null ? "" + node.getSimpleName() : outer + "." + node.getSimpleName();
            keep(name, getCurrentPath());
            return super.visitClass(node, name);
        }

        @Override
        public Void visitMethod(MethodTree node, String outer) {
            keep(outer + "#" + node.getName(), getCurrentPath());
            positions.put(
                    outer + "#" + node.getName(),
                    (int) trees.getSourcePositions().getStartPosition(unit, node));
            return super.visitMethod(node, outer);
        }

        private void keep(String name, TreePath path) {
            String comment = trees.getDocComment(path);
            if (comment != null) {
                comments.put(name, plain(comment));
            }
        }
    }
}
