package org.distributornode.e2e.life;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// Packs the folders of a class path: a jar is open all the time and can be archived, while each class of a folder is a
/// file to be opened.
final class Jars {

    private Jars() {}

    /// The class path of this process, with a jar in `folder` for each folder.
    static String classPath(Path folder) {
        List<String> packed = new ArrayList<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(element);
            packed.add(
                    Files.isDirectory(path)
                            ? pack(path, folder.resolve(packed.size() + ".jar")).toString()
                            : element);
        }
        return String.join(File.pathSeparator, packed);
    }

    private static Path pack(Path folder, Path jar) {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !path.equals(folder)).toList()) {
                add(file, folder.relativize(file).toString().replace(File.separatorChar, '/'), entries);
            }
            return jar;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Folders too: Micronaut looks for its beans in some of them.
    private static void add(Path file, String name, JarOutputStream entries) throws IOException {
        boolean folder = Files.isDirectory(file);
        entries.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) {
            Files.copy(file, entries);
        }
    }
}
