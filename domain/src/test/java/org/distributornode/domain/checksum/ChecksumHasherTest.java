package org.distributornode.domain.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksumHasherTest {

    /// XXH64: values published with the algorithm and its ports; the others from RFC 1321, RFC 3720 and FIPS 180.
    @ParameterizedTest
    @CsvSource({
        "XXHASH2, '', ef46db3751d8e999",
        "XXHASH2, a, d24ec4f1a98c6e5b",
        "XXHASH2, abc, 44bc2cf5ad770999",
        "XXHASH, hello, 26c7827d889f6da3",
        "XXHASH2, Nobody inspects the spammish repetition, fbcea83c8a378bf1",
        "MD5, abc, 900150983cd24fb0d6963f7d28e17f72",
        "CRC32C, 123456789, e3069283",
        "SHA256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "NONE, abc, ''"
    })
    void makesPublishedValues(ChecksumType type, String text, String value) {
        assertThat(hashOf(type, text.getBytes(StandardCharsets.UTF_8), 1000)).isEqualTo(new Checksum(type, value));
    }

    /// Lengths around the stripes and lanes, with the seeds of the specification's own check.
    @Test
    void takesASeed() {
        byte[] bytes = "xxhash".getBytes(StandardCharsets.UTF_8);

        assertThat(XxHash64.of(bytes, 0)).isEqualTo(0x32dd38952c4bc720L);
        assertThat(XxHash64.of(bytes, 20141025)).isEqualTo(0xb559b98d844e0635L);
    }

    @ParameterizedTest
    @EnumSource(ChecksumType.class)
    void takesBytesInAnyPieces(ChecksumType type) {
        byte[] bytes = new byte[70_001];
        new Random(7).nextBytes(bytes);
        Checksum whole = hashOf(type, bytes, bytes.length);

        assertThat(Stream.of(1, 3, 31, 32, 33, 100, 4096).map(step -> hashOf(type, bytes, step)))
                .containsOnly(whole);
        ChecksumHasher direct = ChecksumHasher.of(type);
        direct.update(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        assertThat(direct.finish()).isEqualTo(whole);
        assertThat(whole.value()).hasSize(2 * type.bytes());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatIsNone(ChecksumType type, String value) {
        assertThat(Checksum.parse(type, value)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Checksum(type, value));
    }

    @Test
    void readsDigitsOfEitherCase() {
        assertThat(Checksum.parse(ChecksumType.CRC32C, "E3069283"))
                .contains(new Checksum(ChecksumType.CRC32C, "e3069283"));
        assertThat(Checksum.parse(ChecksumType.NONE, "")).contains(Checksum.NONE);
        assertThat(ChecksumType.named("sha512")).contains(ChecksumType.SHA512);
        assertThat(ChecksumType.named("nope")).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(ChecksumType.MD5, ""),
                Arguments.of(ChecksumType.CRC32C, "e306928"),
                Arguments.of(ChecksumType.CRC32C, "e306928x"),
                Arguments.of(ChecksumType.NONE, "00"));
    }

    private static Checksum hashOf(ChecksumType type, byte[] bytes, int step) {
        ChecksumHasher hasher = ChecksumHasher.of(type);
        for (int at = 0; at < bytes.length; at += step) {
            hasher.update(ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at)));
        }
        return hasher.finish();
    }
}
