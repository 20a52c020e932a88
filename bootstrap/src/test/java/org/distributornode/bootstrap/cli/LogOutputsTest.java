package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.distributornode.adapters.http.in.access.AccessLog;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Console;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Format;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Frequency;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.LogFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;

class LogOutputsTest {

    private final LoggerContext context = new LoggerContext();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void writesAFileNamedAfterItsPeriod(Frequency frequency) throws IOException {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, frequency, OptionalLong.empty()));

        ours().info("hello");

        assertThat(lines()).singleElement().asString().matches("\\S+Z INFO {2}Test hello");
        assertThat(names()).singleElement().asString().matches("distributor-node-20[0-9]{2}-.+[0-9]\\.log");
    }

    @Test
    void keepsRecordsOnOneLineWithTheirKeys() throws IOException {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty()));

        ours().atInfo().addKeyValue("object", 7).log("a\nb");

        assertThat(lines()).singleElement().asString().endsWith("a b object=7");
    }

    @Test
    void logsMoreAndLessWhileItRuns() throws IOException {
        Logs configured = onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty());
        LogOutputs.open(context, configured);

        LogOutputs.detail(context, configured, 4);
        ours().debug("shown");
        LogOutputs.detail(context, configured, 0);
        ours().warn("hidden");
        LogOutputs.detail(context, configured, 3);
        ours().debug("hidden");
        ours().info("shown again");

        assertThat(lines()).hasSize(2).allMatch(line -> line.contains("shown"));
    }

    @Test
    void remembersTheLastLines() {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty()));
        RecentLines recent = (RecentLines) context.getLogger("ROOT").getAppender(RecentLines.NAME);

        ours().warn("first");
        for (int i = 0; i < RecentLines.MOST; i++) {
            ours().info("line\n{}", i);
        }

        assertThat(recent.since(Level.INFO))
                .hasSize(RecentLines.MOST)
                .last()
                .asString()
                .endsWith("INFO Test line 499");
        assertThat(recent.since(Level.WARN)).isEmpty();
    }

    @Test
    void writesElasticCommonSchema() throws IOException {
        LogOutputs.open(context, file(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty(), Format.JSON));

        ours().atInfo().addKeyValue("object", 7).log("a\nb");

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("{\"@timestamp\":\"20")
                .contains("\"log.level\": \"INFO\"", "\"message\":\"a\\nb\"", "\"labels.object\":\"7\"")
                .endsWith("}");
    }

    @Test
    void namesTheRequestThatALineIsAbout() throws IOException {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty()));

        context.getMDCAdapter().put("requestId", "r1");
        ours().info("x");

        assertThat(lines()).singleElement().asString().matches(".* x +requestId=r1");
    }

    @Test
    void writesAccessesOnce() throws IOException {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty()));

        context.getLogger(AccessLog.LOGGER).info("request");
        LogOutputs.close(context);

        assertThat(lines()).singleElement().asString().endsWith(" request");
    }

    @Test
    void writesBeforeItsEndWhatEventLoopsHaveLogged() throws IOException, InterruptedException {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.empty()));

        Thread loop = new FastThreadLocalThread(() -> {
            ours().warn("from a loop");
            ours().debug("not asked for");
        });
        loop.start();
        loop.join();
        LogOutputs.close(context);

        assertThat(lines()).singleElement().asString().endsWith(" from a loop");
    }

    @ParameterizedTest
    @EnumSource(LogLevel.class)
    void writesWhatTheLevelAsksFor(LogLevel level) throws IOException {
        LogOutputs.open(context, onlyFile(level, Frequency.DAILY, OptionalLong.empty()));

        ours().error("e");
        ours().warn("w");
        ours().info("i");
        ours().debug("d");
        ours().trace("t");

        int expected = switch (level) {
            case ERROR -> 1;
            case WARN -> 2;
            case INFO -> 3;
            case HTTP, VERBOSE, DEBUG -> 4;
            case SILLY -> 5;
        };
        assertThat(lines()).hasSize(expected);
    }

    @Test
    void keepsOneOutputQuietWhileAnotherTalks() throws IOException {
        Logs logs = new Logs(
                Optional.of(new Console(LogLevel.ERROR, Format.TEXT)),
                onlyFile(LogLevel.DEBUG, Frequency.DAILY, OptionalLong.empty()).file(),
                Optional.empty());

        LogOutputs.open(context, logs);
        ours().debug("d");
        context.getLogger("io.netty").info("chatter");

        assertThat(lines()).hasSize(1);
    }

    @Test
    void startsAnotherFileWhenOneIsFull() throws IOException {
        LogOutputs.open(context, onlyFile(LogLevel.INFO, Frequency.DAILY, OptionalLong.of(1024)));

        ours().info("x");

        assertThat(names()).singleElement().asString().endsWith(".0.log");
    }

    @Test
    void saysWhichFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Logs logs = new Logs(
                Optional.empty(),
                Optional.of(new LogFile(
                        LogLevel.INFO,
                        file.resolve("logs"),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Frequency.DAILY,
                        false,
                        Format.TEXT)),
                Optional.empty());

        assertThatThrownBy(() -> LogOutputs.open(context, logs))
                .isInstanceOf(StartFailure.class)
                .hasMessage("The folder " + file.resolve("logs") + " (logs.file.path) cannot be made.");
    }

    private Logs onlyFile(LogLevel level, Frequency frequency, OptionalLong size) {
        return file(level, frequency, size, Format.TEXT);
    }

    private Logs file(LogLevel level, Frequency frequency, OptionalLong size, Format format) {
        LogFile file = new LogFile(level, logs(), Optional.of(3), size, frequency, false, format);
        return new Logs(Optional.empty(), Optional.of(file), Optional.of(1));
    }

    private Logger ours() {
        return context.getLogger("org.distributornode.Test");
    }

    private Path logs() {
        return folder.resolve("logs");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(logs())) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(logs().resolve(names().getFirst()));
    }
}
