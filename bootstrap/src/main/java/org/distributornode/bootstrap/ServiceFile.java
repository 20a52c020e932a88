package org.distributornode.bootstrap;

import io.micronaut.core.optim.StaticOptimizations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The list of Micronaut's services beside the jar of the node. A rehearsal writes it. It holds for the jars that it
/// was made from, by name, size and time; beside others it counts as missing, and Micronaut looks for itself.
record ServiceFile(Path jar) {

    /// That of this process, if it runs from a jar.
    static Optional<ServiceFile> ofProcess() {
        String path = System.getProperty("java.class.path", "");
        boolean one = path.endsWith(".jar") && !path.contains(File.pathSeparator);
        return one ? Optional.of(new ServiceFile(Path.of(path))) : Optional.empty();
    }

    /// Has Micronaut take the list instead of looking; to be called before Micronaut does anything.
    static void use() {
        ofProcess().flatMap(ServiceFile::read).map(ServiceList::optimizations).ifPresent(StaticOptimizations::set);
    }

    /// Makes the list of this process anew, and uses it.
    static void renew() {
        Optional<ServiceFile> file = ofProcess();
        if (file.isPresent()) {
            file.get().write(ServiceFile.class.getClassLoader());
            use();
        }
    }

    /// Writes what is found by `loader`, as a whole or not at all: a start goes without.
    void write(ClassLoader loader) {
        try {
            String text = jars() + ServiceList.scanned(loader).text();
            Path made = Files.createTempFile(path().toAbsolutePath().getParent(), "services", null);
            try {
                Files.writeString(made, text);
                Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(jar));
                Files.move(made, path(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException | UnsupportedOperationException _) {
            // as if there had been no rehearsal
        }
    }

    /// Nothing if there is none for these jars.
    Optional<ServiceList> read() {
        try {
            String text = Files.readString(path());
            String jars = jars();
            return text.startsWith(jars)
                    ? Optional.of(ServiceList.parse(text.substring(jars.length())))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Path path() {
        return jar.resolveSibling("distributor-node.services");
    }

    /// A line for each jar, and an empty one behind them. An image keeps times to the second.
    private String jars() throws IOException {
        StringBuilder lines = new StringBuilder();
        append(lines, jar);
        for (Path library : libraries()) {
            append(lines, library);
        }
        return lines.append('\n').toString();
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> lib = Files.list(jar.resolveSibling("lib"))) {
            return lib.sorted().toList();
        }
    }

    private static void append(StringBuilder lines, Path jar) throws IOException {
        BasicFileAttributes found = Files.readAttributes(jar, BasicFileAttributes.class);
        lines.append(jar.getFileName())
                .append(' ')
                .append(found.size())
                .append(' ')
                .append(found.lastModifiedTime().to(TimeUnit.SECONDS))
                .append('\n');
    }
}
