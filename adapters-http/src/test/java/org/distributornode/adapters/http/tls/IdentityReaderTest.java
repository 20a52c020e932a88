package org.distributornode.adapters.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.distributornode.application.testkit.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityReaderTest {

    private static final Path SAMPLES = Path.of("src/test/resources/tls");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, rsa.key, RSA",
        "rsa.pem, rsa-pkcs1.key, RSA",
        "rsa.pem, rsa-encrypted.key, RSA",
        "ec.pem, ec-sec1.key, EC"
    })
    void takesWhatOpenSslWrites(String certificate, String key, String kind) {
        Identity identity = read(sample(certificate, key, Optional.of("secret")));

        assertThat(identity.key().getAlgorithm()).isEqualTo(kind);
        assertThat(identity.certificate().getPublicKey().getAlgorithm()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, ec-sec1.key, 'publicApi.tls.key: %s is not the key of the first certificate in '",
        "rsa.pem, none.key, 'publicApi.tls.key: there is no file %s.'",
        "rsa.pem, rsa.pem, 'publicApi.tls.key: %s holds no private key in PEM.'",
        "rsa.pem, ed25519.key, 'publicApi.tls.key: %s holds no private key that is good for RSA or an elliptic curve.'",
        "rsa.pem, rsa-encrypted-of-old.key, 'publicApi.tls.key: %s is encrypted in a way of old: write it anew with "
                + "openssl pkcs8 -topk8.'",
        "rsa.pem, rsa-encrypted.key, 'publicApi.tls.key: %s is encrypted: give its password with "
                + "publicApi.tls.keyPassword.'"
    })
    void saysWhatIsWrongWithAKey(String certificate, String key, String sentence) {
        CertificateFiles files = sample(certificate, key, Optional.empty());

        assertThatThrownBy(() -> read(files))
                .isInstanceOf(CertificateRefused.class)
                .hasMessageStartingWith(sentence.formatted(files.key()));
    }

    @ParameterizedTest
    @CsvSource({
        "none.pem, 'publicApi.tls.certificate: there is no file %s.'",
        "rsa.key, 'publicApi.tls.certificate: %s holds no certificate in PEM.'"
    })
    void saysWhatIsWrongWithACertificate(String certificate, String sentence) {
        CertificateFiles files = sample(certificate, "rsa.key", Optional.empty());

        assertThatThrownBy(() -> read(files)).hasMessage(sentence.formatted(files.certificate()));
    }

    @Test
    void tellsAMissingFileFromOneThatIsNoGood() {
        assertThatThrownBy(() -> read(sample("none.pem", "rsa.key", Optional.empty())))
                .isInstanceOfSatisfying(
                        CertificateRefused.class,
                        refused -> assertThat(refused.isMissingFile()).isTrue());
        assertThatThrownBy(() -> read(sample("rsa.pem", "ec-sec1.key", Optional.empty())))
                .isInstanceOfSatisfying(
                        CertificateRefused.class,
                        refused -> assertThat(refused.isMissingFile()).isFalse());
    }

    @Test
    void saysThatAPasswordIsWrong() {
        CertificateFiles files = sample("rsa.pem", "rsa-encrypted.key", Optional.of("guessed"));

        assertThatThrownBy(() -> read(files))
                .hasMessage(
                        "publicApi.tls.key: " + files.key() + " cannot be decrypted with publicApi.tls.keyPassword.");
        assertThat(files).asString().doesNotContain("guessed");
    }

    @Test
    void refusesACertificateOutOfItsTime() {
        TestCertificate.between(NOW.minusSeconds(9), NOW.minusSeconds(1)).writeTo(folder);
        assertThatThrownBy(() -> read(written()))
                .hasMessage("publicApi.tls.certificate: " + written().certificate()
                        + " holds a certificate that expired at 2029-12-31T23:59:59Z.");

        TestCertificate.between(NOW.plusSeconds(1), NOW.plusSeconds(9)).writeTo(folder);
        assertThatThrownBy(() -> read(written()))
                .hasMessage("publicApi.tls.certificate: " + written().certificate()
                        + " holds a certificate that is not valid before 2030-01-01T00:00:01Z.");
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        TestCertificate whole = TestCertificate.lasting().writeTo(folder);
        Files.writeString(written().key(), whole.key().replace("M", "="));
        assertThatThrownBy(() -> read(written())).hasMessageContaining("holds a private key that is damaged");

        Files.writeString(written().certificate(), whole.certificate().replaceFirst("\nMII", "\nAAA"));
        assertThatThrownBy(() -> read(written())).hasMessageContaining("holds a certificate that is damaged");
    }

    @Test
    void countsWholeDaysToTheEnd() {
        TestCertificate.until(NOW.plus(Duration.ofDays(3)).plusSeconds(5)).writeTo(folder);
        Identity identity = read(written());

        assertThat(identity.daysLeft(NOW)).isEqualTo(3);
        assertThat(identity.daysLeft(NOW.plus(Duration.ofDays(3)))).isZero();
        assertThat(identity.daysLeft(NOW.plus(Duration.ofDays(4)))).isNegative();
    }

    @Test
    void takesTheWholeChain() throws IOException {
        TestCertificate own = TestCertificate.lasting().writeTo(folder);
        TestCertificate authority = TestCertificate.lasting();
        Files.writeString(written().certificate(), "# chain\n" + own.certificate() + authority.certificate());

        assertThat(read(written()).chain()).containsExactly(own.parsed(), authority.parsed());
    }

    private CertificateFiles written() {
        return new CertificateFiles(
                "publicApi.tls", folder.resolve("certificate.pem"), folder.resolve("key.pem"), Optional.empty());
    }

    private static CertificateFiles sample(String certificate, String key, Optional<String> password) {
        return new CertificateFiles("publicApi.tls", SAMPLES.resolve(certificate), SAMPLES.resolve(key), password);
    }

    private static Identity read(CertificateFiles files) {
        return new IdentityReader(files, NOW).read(files.read());
    }
}
