package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;

class MediaTypeTableTest {

    private final MediaTypeTable table = new MediaTypeTable();

    @Test
    void givesEachTypeOneNumber() {
        int webm = table.number(new MediaType("video/webm"));
        int vtt = table.number(new MediaType("text/vtt"));

        assertThat(webm).isNotEqualTo(vtt).isEqualTo(table.number(new MediaType("video/webm")));
        assertThat(table.at(vtt)).isEqualTo(new MediaType("text/vtt"));
    }

    @Test
    void remembersNoMoreTypesThanHaveANumber() {
        for (int i = 1; i < 65_536; i++) {
            assertThat(table.number(new MediaType("a/b" + i))).isEqualTo(i);
        }

        assertThat(table.at(table.number(new MediaType("one/more")))).isEqualTo(MediaType.OCTET_STREAM);
        assertThat(table.at(table.number(new MediaType("a/b65535")))).isEqualTo(new MediaType("a/b65535"));
    }
}
