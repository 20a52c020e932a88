package org.distributornode.bootstrap.demo;

import java.nio.file.Path;
import java.util.Map;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// Starts nothing, but reads the configuration as a node does.
final class FakeLauncher implements NodeLauncher {

    private ConfigurationResult read =
            new ConfigurationResult.Refused(ConfigurationResult.Fault.MISSING_FILE, "nobody has asked for a node");
    private String refusal = "";
    private boolean asked;
    private boolean closed;

    @Override
    public RunningNode launch(Path file) {
        asked = true;
        read = new ConfigurationReader(Map.of()).read(file);
        if (!refusal.isEmpty()) {
            throw new StartFailure(ExitCode.FAILED, refusal);
        }
        return new FakeNode();
    }

    NodeConfiguration configuration() {
        return switch (read) {
            case ConfigurationResult.Accepted accepted -> accepted.configuration();
            case ConfigurationResult.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    void refuse(String sentence) {
        refusal = sentence;
    }

    boolean wasAsked() {
        return asked;
    }

    boolean isClosed() {
        return closed;
    }

    private final class FakeNode implements RunningNode {

        @Override
        public int publicPort() {
            return 4711;
        }

        @Override
        public int aistorePort() {
            return 4712;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
