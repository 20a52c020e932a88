package org.distributornode.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A source file and what a reader would complain about in it.
///
/// @param name its path below the root of the project
record SourceFile(String name, String text) {

    private static final int MOST_LINES = 250;
    private static final int MOST_TEST_LINES = 400;
    private static final int MOST_METHOD_LINES = 40;
    private static final int MOST_PARAMETERS = 5;

    /// A constructor lists what a class depends on.
    private static final int MOST_DEPENDENCIES = 7;

    private static final Pattern WILDCARD = Pattern.compile("^import .*\\.\\*;", Pattern.MULTILINE);
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\\b");
    private static final Pattern DISABLED =
            Pattern.compile("@Disable[d]|@Ignor[e]|assume(True|False)|Assumption[s]\\.");
    private static final Pattern SLEEP = Pattern.compile("Thread[.]sleep[(]|TimeUnit[.]\\w+[.]sleep[(]");

    /// Every source file of every module.
    static List<SourceFile> all(Path root) {
        try (Stream<Path> files = Files.find(
                root, Integer.MAX_VALUE, (path, attributes) -> attributes.isRegularFile() && isSource(root, path))) {
            return files.map(path -> read(root, path)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path root, Path path) {
        String name = root.relativize(path).toString();
        return name.matches("[a-z-]+/src/(main|test|browser)/java/.*\\.java");
    }

    private static SourceFile read(Path root, Path path) {
        try {
            return new SourceFile(root.relativize(path).toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isTest() {
        return !name.contains("/src/main/");
    }

    /// Complaints about the text alone.
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        long lines = text.lines().count();
        if (lines > (isTest() ? MOST_TEST_LINES : MOST_LINES)) {
            complaints.add(name + ": " + lines + " lines");
        }
        find(WILDCARD, "a wildcard import", complaints);
        find(LEFTOVER, "something left to do", complaints);
        find(DISABLED, "a test that can be skipped", complaints);
        find(SLEEP, "a sleep", complaints);
        return complaints;
    }

    private void find(Pattern pattern, String what, List<String> complaints) {
        if (pattern.matcher(text).find()) {
            complaints.add(name + ": " + what);
        }
    }

    /// Complaints about methods that are too long or ask for too much.
    static List<String> complaintsAboutMethods(List<SourceFile> files) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "the tests run on a JDK");
        List<Unit> units = files.stream().map(Unit::new).toList();
        List<String> complaints = new ArrayList<>();
        try {
            JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree tree : task.parse()) {
                new Methods(tree, positions, complaints).scan(tree, false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return complaints;
    }

    /// The file as the compiler wants it.
    private static final class Unit extends SimpleJavaFileObject {

        private final SourceFile file;

        Unit(SourceFile file) {
            super(URI.create("source:///" + file.name), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text;
        }
    }

    /// Walks methods; the parameter says whether the innermost type is a record.
    private static final class Methods extends TreeScanner<Void, Boolean> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> complaints;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<String> complaints) {
            this.unit = unit;
            this.positions = positions;
            this.complaints = complaints;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean inRecord) {
            return super.visitClass(type, type.getKind() == Tree.Kind.RECORD);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean inRecord) {
            LineMap map = unit.getLineMap();
            long start = positions.getStartPosition(unit, method.getBody() == null ? method : method.getBody());
            long lines = map.getLineNumber(positions.getEndPosition(unit, method)) - map.getLineNumber(start) + 1;
            String name = unit.getSourceFile().getName() + "#" + method.getName();
            if (lines > MOST_METHOD_LINES) {
                complaints.add(name + ": " + lines + " lines");
            }
            boolean constructor = method.getReturnType() == null;
            int most = constructor ? MOST_DEPENDENCIES : MOST_PARAMETERS;
            if (method.getParameters().size() > most && !isOverriding(method) && !(constructor && inRecord)) {
                complaints.add(name + ": " + method.getParameters().size() + " parameters");
            }
            return super.visitMethod(method, inRecord);
        }

        /// Whoever declared the method first chose its parameters.
        private static boolean isOverriding(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }
    }
}
