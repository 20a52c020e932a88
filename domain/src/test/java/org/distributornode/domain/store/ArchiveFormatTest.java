package org.distributornode.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveFormatTest {

    @ParameterizedTest
    @CsvSource({
        "a/x.tar, TAR",
        "x.TAR, TAR",
        "x.tgz, TGZ",
        "x.tar.gz, TGZ",
        "x.tar.lz4, TAR_LZ4",
        "x.zip, ZIP",
        "tar,",
        "x.tar.bz2,",
        "x.gz,",
        "x.lz4,",
        "'',"
    })
    void isKnownByTheExtension(String name, ArchiveFormat format) {
        assertThat(ArchiveFormat.ofObject(name).orElse(null)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        ".tar, TAR",
        "tar, TAR",
        "application/x-tar, TAR",
        ".tar.gz, TGZ",
        "TGZ, TGZ",
        "application/gzip, TGZ",
        "tar.lz4, TAR_LZ4",
        "zip, ZIP",
        "application/zip, ZIP",
        "text/plain,",
        "'',",
        ".,"
    })
    void isKnownByWhatClientsCallIt(String mime, ArchiveFormat format) {
        assertThat(ArchiveFormat.named(mime).orElse(null)).isEqualTo(format);
    }

    @Test
    void tellsAllExtensions() {
        assertThat(ArchiveFormat.known()).isEqualTo("[.tar .tgz .tar.gz .tar.lz4 .zip]");
        assertThat(ArchiveFormat.TGZ.text()).isEqualTo(".tgz");
    }
}
