package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/assets/1, /api/v1/assets/1",
        "/API/v1/Assets/1/, /api/v1/assets/1/",
        "/a?b=/C, /a",
        "/?, /",
        "http://host:1/A/b?c, /a/b",
        "http://host, /",
        "*, /*",
        "//host/a, /.//host/a",
        "/a//b, /a//b",
        "/x?u=http://h/y, /x"
    })
    void leavesNothingButThePathInLowerCase(String target, String path) {
        assertThat(RequestLine.normalised(target)).isEqualTo(path);
    }
}
