package org.distributornode.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.distributornode.application.testkit.TestCertificate;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeUntilSignalTest {

    private static final int LOG_MAGIC = 0x444E4A4C;
    private static final int CHECKED_BYTES = 22;

    @TempDir
    private Path folder;

    @Test
    void saysWhyTheStateCannotBeTakenUp() throws IOException {
        Path journal = Files.createDirectories(folder.resolve("state/journal"));
        Files.write(journal.resolve("000000000000000001.log"), headerOfVersion(2));

        assertThatThrownBy(() -> NodeUntilSignal.start(configuration()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("000000000000000001.log has format 2");
    }

    @Test
    void refusesToStartWithADamagedDenyList() throws IOException {
        Path list = Files.createDirectories(folder.resolve("state")).resolve("deny-list");
        Files.writeString(list, "distributor-node deny-list 1\n");

        assertThatThrownBy(() -> NodeUntilSignal.start(configuration()))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("The deny list " + list + " is damaged: ");
    }

    @Test
    void endsWithItsOwnCodeForACertificateThatIsMissingOrNoGood() throws IOException {
        Path certificate = folder.resolve("certificate.pem");
        String tls = "  tls: {certificate: certificate.pem, key: key.pem}\n";

        assertThatThrownBy(() -> NodeUntilSignal.start(configuration(tls)))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        missing -> assertThat(missing.exitCode()).isEqualTo(ExitCode.FILE_NOT_FOUND))
                .hasMessage("publicApi.tls.certificate: there is no file " + certificate + ".");

        TestCertificate.lasting().writeTo(folder);
        Files.writeString(certificate, TestCertificate.lasting().certificate());
        assertThatThrownBy(() -> NodeUntilSignal.start(configuration(tls)))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        foreign -> assertThat(foreign.exitCode()).isEqualTo(ExitCode.INVALID_FILE))
                .hasMessage("publicApi.tls.key: " + folder.resolve("key.pem")
                        + " is not the key of the first certificate in " + certificate + ".");
    }

    private static byte[] headerOfVersion(int version) {
        ByteBuffer header = ByteBuffer.allocate(CHECKED_BYTES + Integer.BYTES);
        header.putInt(LOG_MAGIC).putShort((short) version).putLong(1).putLong(0);
        CRC32C sum = new CRC32C();
        sum.update(header.array(), 0, CHECKED_BYTES);
        return header.putInt((int) sum.getValue()).array();
    }

    private NodeConfiguration configuration() throws IOException {
        return configuration("");
    }

    /// @param more lines of the section publicApi
    private NodeConfiguration configuration(String more) throws IOException {
        Files.writeString(folder.resolve("catalog.yml"), "objects: []\n");
        Path file = Files.writeString(folder.resolve("config.yml"), """
                id: test
                endpoints:
                  catalogFile: catalog.yml
                directories:
                  assets: assets
                  cacheState: state
                limits:
                  storage: 1G
                publicApi:
                  host: 127.0.0.1
                  port: 0
                """ + more);
        return switch (new ConfigurationReader(Map.of()).read(file)) {
            case ConfigurationResult.Accepted accepted -> accepted.configuration();
            case ConfigurationResult.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }
}
