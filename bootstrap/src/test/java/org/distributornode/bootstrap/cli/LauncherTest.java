package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell script `distributor-node` beside a JDK and a Maven that only say what they are asked.
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "distributor-node").toAbsolutePath();
    private static final Path DEPLOY = Path.of("..", "deploy").toAbsolutePath();
    private static final String SERVING = "/check out/deploy/java-serve.options]";
    private static final String VERSION = "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"25.0.3\"\n";
    private static final String JAR = "check out/bootstrap/target/distributor-node.jar";
    private static final String CACHE = "check out/bootstrap/target/distributor-node.aot";

    @TempDir
    private Path folder = Path.of("");

    record Run(int code, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        checkout("");
        script(
                "jdk/bin/java",
                "echo \"cwd=$PWD\"; echo \"arenas=$MALLOC_ARENA_MAX\"; for a in \"$@\"; do echo \"[$a]\"; case $a in -XX:AOTCacheOutput=*)"
                        + " echo \"$*\" > \"${a#*=}\"; echo trained >&2; exit 0;; esac; done; exit 9");
        script("jdk/bin/javac", "exit 0");
        write("jdk/release", VERSION);
        script(
                "bin/mvn",
                "mkdir -p \"${2%/pom.xml}/bootstrap/target/lib\"; echo built; echo \"mvn $JAVA_HOME $*\" >&2; echo $JAVA_HOME > \"$0.ran\";"
                        + " : > \"${2%/pom.xml}/bootstrap/target/distributor-node.jar\"");
    }

    @Test
    void becomesTheJvmWithTheArgumentsAndFolderOfItsCaller() throws Exception {
        built();

        Run run = run(folder.resolve("check out/distributor-node"), "start", "-c", "a b.yml");

        assertThat(run.code).isEqualTo(9);
        assertThat(run.out).startsWith("cwd=" + folder.toRealPath().resolve("elsewhere") + "\n");
        assertThat(run.out).contains("/check out/bootstrap/target/distributor-node.jar]\n[start]\n[-c]\n[a b.yml]\n");
        assertThat(run.err).isEmpty();
    }

    @Test
    void hasFurtherOptionsForCommandsThatServe() throws Exception {
        built();
        Path launcher = folder.resolve("check out/distributor-node");

        assertThat(run(launcher, "start").out).contains(SERVING).contains("arenas=2\n");
        assertThat(run(launcher, "demo").out).contains(SERVING);
        assertThat(run(launcher, "status").out).contains("/check out/deploy/java.options]\n[-jar]");
        assertThat(run(launcher).out).contains("/check out/deploy/java.options]\n[-jar]");
    }

    /// With an incubator module or an export on the command line Java keeps neither linked classes nor lambdas.
    @Test
    void leavesModulesToTheManifest() throws Exception {
        packaged();

        Run run = run(folder.resolve("check out/distributor-node"), "start");

        assertThat(run.out).doesNotContain("--add-");
        assertThat(folder.resolve(CACHE))
                .content()
                .contains("/java-serve.options ")
                .doesNotContain("--add-");
        assertThat(DEPLOY.resolve("java.options")).content().doesNotContain("--add-");
        assertThat(DEPLOY.resolve("java-serve.options")).content().doesNotContain("--add-");
        assertThat(Path.of("pom.xml")).content().contains("<Add-Exports>java.base/jdk.internal.module</Add-Exports>");
    }

    @Test
    void takesACacheOfClassesThatIsNewerThanTheJar() throws Exception {
        built();
        Path launcher = folder.resolve("check out/distributor-node");
        write(CACHE, "");

        assertThat(run(launcher, "start").out).contains("[-XX:AOTCache=").contains(CACHE + "]\n[-jar]");
        assertThat(run(launcher, "demo").out).contains("[-XX:AOTCache=");
        assertThat(run(launcher, "status").out).doesNotContain("AOT");
        Files.setLastModifiedTime(folder.resolve(CACHE), FileTime.fromMillis(0));
        assertThat(run(launcher, "demo").out).doesNotContain("AOT");
    }

    @Test
    void makesTheCacheOnceBeforeTheFirstStartOfWhatMavenBuilt() throws Exception {
        packaged();
        Path launcher = folder.resolve("check out/distributor-node");

        assertThat(run(launcher, "demo").out).doesNotContain("AOT");
        Run first = run(launcher, "start");
        Run second = run(launcher, "start");

        assertThat(first.err.lines()).singleElement().asString().startsWith("Preparing quick starts, once");
        assertThat(first.out).contains("[-XX:AOTCache=");
        assertThat(second.err).isEmpty();
        assertThat(second.out).contains("[-XX:AOTCache=");
    }

    @Test
    void startsWithoutACacheThatCannotBeMade() throws Exception {
        packaged();
        Path launcher = folder.resolve("check out/distributor-node");
        script("check out/deploy/train", "echo trouble >&2; exit 1");

        Run first = run(launcher, "start");

        assertThat(first.err).startsWith("Preparing").doesNotContain("trouble");
        assertThat(first.out).contains("[start]").doesNotContain("AOT");
        assertThat(run(launcher, "start").err).isEmpty();
    }

    @Test
    void startsWhereItMayWriteNothing() throws Exception {
        packaged();
        Path tried = Files.createDirectory(folder.resolve(CACHE + "-tried"));
        Files.setLastModifiedTime(tried, FileTime.fromMillis(0));

        Run run = run(folder.resolve("check out/distributor-node"), "start");

        assertThat(run.out).contains("[start]").doesNotContain("AOT");
        assertThat(run.err).isEmpty();
    }

    @Test
    void saysNothingAboutACacheThatIsDamagedOrNotThere() throws Exception {
        write("damaged", "nonsense");

        for (String cache : List.of("damaged", "missing")) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "@" + DEPLOY.resolve("java.options"),
                    "@" + DEPLOY.resolve("java-serve.options"),
                    "-XX:AOTCache=" + folder.resolve(cache),
                    "--version");
            builder.environment().clear();
            Process java = builder.start();
            String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(java.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(out + err).as(cache).doesNotContainIgnoringCase("cache");
            assertThat(err).isEmpty();
            assertThat(java.waitFor()).isZero();
        }
    }

    @Test
    void worksThroughLinks() throws Exception {
        built();
        Files.createSymbolicLink(folder.resolve("bin/one"), Path.of("..", "check out", "distributor-node"));
        Files.createSymbolicLink(folder.resolve("two"), folder.resolve("bin/one"));

        Run run = run(folder.resolve("two"), "--help");

        assertThat(run.code).isEqualTo(9);
        assertThat(run.out).contains("/check out/bootstrap/target/distributor-node.jar]");
    }

    @Test
    void buildsOnceAndKeepsStandardOutputClean() throws Exception {
        Run first = run(folder.resolve("check out/distributor-node"), "demo");
        Run second = run(folder.resolve("check out/distributor-node"), "demo");

        assertThat(first.err.lines()).singleElement().asString().startsWith("Building distributor-node, once");
        assertThat(folder.resolve("bin/mvn.ran"))
                .hasContent(folder.resolve("jdk").toString());
        assertThat(first.out).doesNotContain("built").contains("[demo]");
        assertThat(second.err).isEmpty();
    }

    @Test
    void saysThatTheBuildFailedAndBuildsAnewNextTime() throws Exception {
        String built = Files.readString(folder.resolve("bin/mvn"));
        script("bin/mvn", built + "exit 3");

        Run run = run(folder.resolve("check out/distributor-node"), "demo");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.err)
                .contains("\nmvn " + folder.resolve("jdk"))
                .endsWith("distributor-node could not be built; the lines above say why.\n");
        script("bin/mvn", built);
        assertThat(run(folder.resolve("check out/distributor-node"), "demo").err)
                .startsWith("Building");
    }

    @Test
    void saysThatAJdkIsMissing() throws Exception {
        write("jdk/release", "JAVA_VERSION=\"21.0.1\"\n");
        checkout("/nowhere");

        Run run = run(folder.resolve("check out/distributor-node"), "demo");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.err.lines()).singleElement().asString().startsWith("distributor-node needs a JDK 25 or newer");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Files.delete(folder.resolve("bin/mvn"));
        for (String tool : List.of("dirname", "readlink", "sed")) {
            script("tools/" + tool, "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
        }

        Run run = run(
                Map.of("PATH", folder.resolve("tools").toString()),
                folder.resolve("check out/distributor-node"),
                "demo");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.err.lines()).singleElement().asString().contains("Maven, which builds it, is not on the PATH");
    }

    private void packaged() throws IOException {
        Files.createDirectories(folder.resolve("check out/bootstrap/target/lib"));
        write(JAR, "");
        Files.setLastModifiedTime(folder.resolve(JAR), FileTime.fromMillis(1_000_000));
    }

    private void built() throws IOException {
        packaged();
        write(CACHE + "-tried", "");
    }

    /// @param elsewhere a folder put before those in which JDKs are looked for
    private void checkout(String elsewhere) throws IOException {
        String text = Files.readString(SCRIPT);
        for (String usual : List.of("/usr/lib/jvm/*", "/usr/java/*", "/usr/local/java/*", "/opt/java/*", "/opt/jdk*")) {
            text = text.replace(" " + usual, " " + elsewhere + usual);
        }
        write("check out/distributor-node", text);
        executable("check out/distributor-node");
        write("check out/deploy/train", Files.readString(DEPLOY.resolve("train")));
        executable("check out/deploy/train");
        Files.createDirectories(folder.resolve("elsewhere"));
    }

    private void script(String name, String body) throws IOException {
        write(name, "#!/bin/sh\n" + body + "\n");
        executable(name);
    }

    private void executable(String name) {
        assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private Run run(Path script, String... arguments) throws IOException, InterruptedException {
        return run(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"), script, arguments);
    }

    private Run run(Map<String, String> environment, Path script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.resolve("elsewhere").toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Files.readString(err));
    }
}
