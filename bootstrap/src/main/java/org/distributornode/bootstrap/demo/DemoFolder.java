package org.distributornode.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.bootstrap.cli.StartFailure;

/// The folder that the demo's node keeps its files in.
///
/// @param temporary whether it goes when it is closed
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

    /// A temporary folder.
    ///
    /// @throws StartFailure if none can be made
    static DemoFolder forOneRun() {
        try {
            return new DemoFolder(Files.createTempDirectory("distributor-node-demo-"), true);
        } catch (IOException e) {
            throw new StartFailure("No temporary folder can be made.", e);
        }
    }

    /// A folder that stays; it is made if it is not there.
    ///
    /// @throws StartFailure if it can neither be used nor made
    static DemoFolder kept(Path path) {
        try {
            return new DemoFolder(Files.createDirectories(path).toAbsolutePath(), false);
        } catch (IOException e) {
            throw new StartFailure(path + " cannot be used as a folder; choose another with --data.", e);
        }
    }

    /// Writes the node's configuration and says where it is.
    ///
    /// @throws StartFailure if the folder cannot be written to
    Path configure(URI queryNode, int publicPort, int aistorePort) {
        try {
            Files.createDirectories(path.resolve("assets"));
            Files.createDirectories(path.resolve("state"));
            Files.createDirectories(path.resolve("objects"));
            return Files.writeString(path.resolve("config.yml"), configuration(queryNode, publicPort, aistorePort));
        } catch (IOException e) {
            throw new StartFailure(path + " cannot be written to; choose another folder with --data.", e);
        }
    }

    /// Writes the configuration of a node that goes on in the same folders, with a file for a catalogue, in which there
    /// is nothing.
    ///
    /// @throws StartFailure if the folder cannot be written to
    Path configureWithoutNetwork() {
        try {
            Files.writeString(path.resolve("objects.yml"), "objects: []\n");
            return Files.writeString(path.resolve("config.yml"), """
                    id: demo
                    endpoints: {catalogFile: objects.yml}
                    directories: {assets: assets, cacheState: state}
                    logs: {console: {level: warn}}
                    limits: {storage: 1G}
                    publicApi: {host: 127.0.0.1, port: 0}
                    """);
        } catch (IOException e) {
            throw new StartFailure(path + " cannot be written to; choose another folder with --data.", e);
        }
    }

    private static String configuration(URI queryNode, int publicPort, int aistorePort) {
        return """
                # Written anew by each start of the demo.
                id: demo
                endpoints:
                  storageSquid: %s
                directories:
                  assets: assets
                  cacheState: state
                logs:
                  console:
                    level: warn
                limits:
                  storage: 1G
                publicApi:
                  host: 127.0.0.1
                  port: %d
                workerId: %d
                objectStore:
                  mountpaths: [objects]
                  limit: 1G
                aistoreApi:
                  port: %d
                """.formatted(queryNode, publicPort, DemoNetwork.WORKER, aistorePort);
    }

    @Override
    public void close() {
        if (temporary) {
            contents().forEach(DemoFolder::delete);
        }
    }

    private List<Path> contents() {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
