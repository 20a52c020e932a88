package org.distributornode.adapters.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.testkit.TestCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCertificateTest {

    @TempDir
    private Path folder;

    private final List<Identity> told = new ArrayList<>();
    private TestCertificate first = TestCertificate.lasting();

    @BeforeEach
    void writeTheFirst() {
        first.writeTo(folder);
    }

    @Test
    void takesWhatIsNewInItsFiles() {
        LiveCertificate live = live();
        TestCertificate second = TestCertificate.lasting().writeTo(folder);

        live.look();
        live.look();

        assertThat(live.identity().certificate()).isEqualTo(second.parsed());
        assertThat(told).containsExactly(live.identity());
        assertThat(live.refused()).isEmpty();
    }

    @Test
    void leavesEverythingWhileItsFilesAreTheSame() {
        LiveCertificate live = live();
        first.writeTo(folder);

        live.look();

        assertThat(told).isEmpty();
    }

    @Test
    void waitsForTheOtherHalfOfARenewal() throws IOException {
        LiveCertificate live = live();
        TestCertificate second = TestCertificate.lasting();

        Files.writeString(folder.resolve("certificate.pem"), second.certificate());
        live.look();
        assertThat(live.refused()).isEmpty();
        assertThat(live.identity().certificate()).isEqualTo(first.parsed());

        Files.writeString(folder.resolve("key.pem"), second.key());
        live.look();
        assertThat(live.identity().certificate()).isEqualTo(second.parsed());
    }

    @Test
    void refusesWhatStaysWrongAndKeepsWhatItHas() throws IOException {
        LiveCertificate live = live();
        Files.delete(folder.resolve("key.pem"));

        live.look();
        live.look();

        assertThat(live.refused()).hasValueSatisfying(why -> assertThat(why).contains("there is no file"));
        assertThat(live.identity().certificate()).isEqualTo(first.parsed());
        assertThat(told).isEmpty();
    }

    @Test
    void forgetsARefusalOnceItsFilesAreGood() throws IOException {
        LiveCertificate live = live();
        Files.writeString(folder.resolve("key.pem"), "nonsense");
        live.look();
        live.look();

        first.writeTo(folder);
        live.look();

        assertThat(live.refused()).isEmpty();
    }

    @Test
    void refusesWhatItCannotBringToItsClientsAndTriesAgain() {
        LiveCertificate live = live();
        AtomicInteger troubles = new AtomicInteger(2);
        live.whenReplaced(_ -> {
            if (troubles.getAndDecrement() > 0) {
                throw new IllegalStateException("nobody listens");
            }
        });
        TestCertificate second = TestCertificate.lasting().writeTo(folder);

        live.look();
        live.look();

        assertThat(live.refused()).hasValueSatisfying(why -> assertThat(why).contains("nobody listens"));
        assertThat(live.identity().certificate()).isEqualTo(first.parsed());
        live.look();
        assertThat(live.refused()).isEmpty();
        assertThat(live.identity().certificate()).isEqualTo(second.parsed());
    }

    private LiveCertificate live() {
        CertificateFiles files = new CertificateFiles(
                "publicApi.tls", folder.resolve("certificate.pem"), folder.resolve("key.pem"), Optional.empty());
        LiveCertificate live = LiveCertificate.load(files, InstantSource.system(), _ -> {});
        live.whenReplaced(told::add);
        return live;
    }
}
