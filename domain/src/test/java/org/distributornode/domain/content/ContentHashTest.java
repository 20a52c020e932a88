package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {

    private static final String ABC = "gW4QsJpeRbCjxSBRonyaCtuexDiyZiQRMJVN4EnvHcVdAU";

    @ParameterizedTest
    @MethodSource("vectors")
    void hashesAndSpellsAsTheNetworkDoes(byte[] content, String digest, String text) {
        ContentHasher hasher = new ContentHasher(content.length);
        hasher.update(ByteBuffer.wrap(content));

        ContentHash hash = hasher.finish().root();

        assertThat(HexFormat.of().formatHex(hash.digest())).isEqualTo(digest);
        assertThat(hash).hasToString(text);
        assertThat(ContentHash.parse(text)).contains(hash);
    }

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        new byte[0],
                        "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
                        "gW9T5gSXhgQB5LaqmnJrLVVpHawhM7youzHnuY6HyGBDy3"),
                Arguments.of(
                        "abc".getBytes(StandardCharsets.US_ASCII),
                        "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
                        ABC),
                Arguments.of(
                        "Hello Joystream".getBytes(StandardCharsets.US_ASCII),
                        "dc7658c99c2148954c6907ea01d2f496060ab1090b17f1dbc64beedc61c045ec",
                        "gWCWFdoaXczUUVyTEG92XEPo3qa6dJknvYcqDY2uSaF87u"),
                Arguments.of(
                        Bytes.counting(102_400),
                        "bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085",
                        "gWALUy41SafC1CnWPw6d1DmkMcYaKRpSKqjjN13tFtedgg"),
                Arguments.of(
                        new byte[1_048_576],
                        "488de202f73bd976de4e7048f4e1f39a776d86d582b7348ff53bf432b987fca8",
                        "gW2Yt7REe1H7N3935GxEhJUbKmTwaknD7vPpCeDL5WGpRu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gW",
                "z" + ABC,
                "1" + ABC,
                ABC + "1",
                " " + ABC,
                "gW4QsJpeRbCjxSBRonyaCtuexDiyZiQRMJVN4EnvHcVdA0",
                "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
                "bafkr4ie6xwtnhlzp4x3xpdh3gxzt4sb4lzqp3mnqx4kqzj2cfqz5ppgwhi"
            })
    void isNotReadFromOtherTexts(String text) {
        assertThat(ContentHash.parse(text)).isEmpty();
    }

    @Test
    void refusesADigestOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> ContentHash.ofDigest(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentHash.ofDigest(new byte[33]));
    }

    @Property
    void survivesBeingWrittenAndRead(@ForAll @Size(ContentHash.DIGEST_BYTES) byte[] digest) {
        ContentHash hash = ContentHash.ofDigest(digest);

        assertThat(hash.digest()).isEqualTo(digest);
        assertThat(hash.toString()).startsWith("g").hasSize(46);
        assertThat(ContentHash.parse(hash.toString())).contains(hash);
    }
}
