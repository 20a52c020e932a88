package org.distributornode.e2e.life;

import java.nio.file.Path;
import java.util.List;
import org.distributornode.bootstrap.Main;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.TemporaryFolder;

/// What all child nodes of a test run share: their classes as jars, and a cache in which the JVM finds these loaded and
/// linked, which more than halves what a start costs. A first node makes it when it ends.
final class SharedClasses {

    static final SharedClasses OF_THIS_RUN = prepare();

    private final List<String> command;

    private SharedClasses(String caching, String classPath) {
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                caching,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                Main.class.getName());
    }

    /// The JVM with its options and the main class.
    List<String> command() {
        return command;
    }

    private static SharedClasses prepare() {
        TemporaryFolder folder = TemporaryFolder.create();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(folder::close));
        String classPath = Jars.classPath(folder.path());
        Path cache = folder.path().resolve("classes.aot");
        train(new SharedClasses("-XX:AOTCacheOutput=" + cache, classPath));
        return new SharedClasses("-XX:AOTCache=" + cache, classPath);
    }

    private static void train(SharedClasses recording) {
        try (NodeRig rig = NodeRig.prepared();
                ChildNode node = ChildNode.launch(recording.command, rig.configFile())) {
            Holdings.fetch(node.client(), rig.world().publish(Bytes.random(1000, 1)));
            node.signal("TERM");
            node.exitCode();
        }
    }
}
