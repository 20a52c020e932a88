package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetsTest {

    @ParameterizedTest
    @CsvSource({
        "http://a.example,      x,                   http://a.example/x",
        "http://a.example?q,    x,                   http://a.example/x",
        "http://a.example/b/c,  d?e#f,               http://a.example/b/d?e",
        "http://a.example/b/c,  http://b.example/#f, http://b.example/",
    })
    void knowsWhereARedirectLeads(URI base, URI reference, URI expected) {
        assertThat(Targets.resolved(base, reference)).isEqualTo(expected);
    }

    @Test
    void sharesRoutesWhateverTheCaseOfTheHost() {
        assertThat(Route.to(URI.create("http://A.Example/"), EnvironmentProxies.none()))
                .isEqualTo(Route.to(URI.create("http://a.example/"), EnvironmentProxies.none()));
    }

    @Test
    void printsNoSecrets() {
        var target = URI.create("http://a.example/x?token=secret");
        var proxies = EnvironmentProxies.of(Map.of("HTTP_PROXY", "http://me:secret@proxy.example"));
        var request = OutboundRequest.get(target, AddressPolicy.anywhere()).with("Authorization", "secret");

        assertThat(request.toString()).doesNotContain("secret");
        assertThat(Route.to(target, proxies).toString()).doesNotContain("secret");
    }
}
