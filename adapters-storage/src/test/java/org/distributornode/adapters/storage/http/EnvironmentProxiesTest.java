package org.distributornode.adapters.storage.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    @ParameterizedTest
    @CsvSource({
        "http://node.example/x,        web:8080",
        "https://node.example/x,       secure:80",
        "http://other.example:81/,     web:8080",
        "http://plain.test/,           ''",
        "http://deep.plain.test/,      ''",
        "http://notplain.test/,        web:8080",
        "http://wild.star/,            ''",
        "http://one.port:99/,          ''",
        "http://one.port/,             web:8080",
        "http://plain.test./,          ''",
        "http://10.0.0.1/,             ''",
        "http://10.0.0.2/,             web:8080",
        "http://10.0.0.1.plain.org/,   web:8080",
        "http://172.16.0.0/,           ''",
        "http://172.31.255.255/,       ''",
        "http://172.32.0.0/,           web:8080",
        "http://172.15.255.255/,       web:8080",
        "http://192.0.2.7/,            web:8080",
        "http://[2001:db8::1]/,        ''",
        "http://[2001:DB8:0:0::1]/,    ''",
        "http://[2001:db8::2]/,        web:8080",
        "http://[2001:db8::3]/,        ''",
        "http://[2001:db8::4]:8443/,   ''",
        "http://[2001:db8::4]/,        web:8080",
        "http://[fd12:3456::1]/,       ''",
        "http://[fe12:3456::1]/,       web:8080",
        "http://localhost/,            ''",
        "http://127.0.0.1:9/,          ''",
        "http://[::1]/,                ''",
    })
    void choosesTheProxy(String target, String expected) {
        var proxies = EnvironmentProxies.of(Map.of(
                "HTTP_PROXY", "http://web:8080",
                "https_proxy", "secure",
                "NO_PROXY",
                        "plain.test, *.star,one.port:99 ,10.0.0.1,172.16.0.0/12,192.0.2.0/33,192.0.2.0/x,::/129,"
                                + "2001:db8:0::1,[2001:db8::3],[2001:db8::4]:8443,fc00::/7"));

        String found = proxies.of(URI.create(target))
                .map(proxy -> proxy.getHost() + ":" + Targets.port(proxy))
                .orElse("");
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"*, ''", "0.0.0.0/0, ''", "::/0, all", "10.0.0.1:80, ''", "10.0.0.1:81, all", "10.0.0.1/32, ''"})
    void excepts(String list, String expected) {
        var proxies = EnvironmentProxies.of(Map.of("ALL_PROXY", "http://all:1", "NO_PROXY", list));

        assertThat(proxies.of(URI.create("http://10.0.0.1")).map(URI::getHost).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void takesOneProxyForAll() {
        var proxies = EnvironmentProxies.of(Map.of("ALL_PROXY", "http://all:1"));

        assertThat(proxies.of(URI.create("http://a.example"))).isPresent();
        assertThat(proxies.of(URI.create("https://a.example"))).isPresent();
    }

    @Test
    void doesNotUseWhatIsNoHttpProxy() {
        var proxies = EnvironmentProxies.of(Map.of("ALL_PROXY", "socks5://all:1", "HTTP_PROXY", "http://b d"));

        assertThat(proxies.of(URI.create("http://a.example"))).isEmpty();
    }

    @Test
    void doesNotUseAProxyWhosePortIsNone() {
        var proxies = EnvironmentProxies.of(Map.of("HTTP_PROXY", "http://web:65536"));

        assertThat(proxies.of(URI.create("http://a.example"))).isEmpty();
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        try (var proxy = ScriptedServer.answering(HELLO);
                var http = new OutboundHttp(Outbound.through(
                        EnvironmentProxies.of(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()))))) {
            var request = OutboundRequest.get(URI.create("http://nobody.invalid/x?y"), AddressPolicy.publicOnly());

            try (var answer = http.send(request)) {
                assertThat(new String(answer.all(10), US_ASCII)).isEqualTo("hello");
            }

            assertThat(proxy.heads().getFirst().getFirst()).isEqualTo("GET http://nobody.invalid/x?y HTTP/1.1");
        }
    }

    @Test
    void doesNotLetAProxyReachPrivateAddresses() throws Exception {
        try (var proxy = ScriptedServer.answering(HELLO);
                var http = new OutboundHttp(Outbound.through(
                        EnvironmentProxies.of(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()))))) {
            var request = OutboundRequest.get(URI.create("http://10.1.1.1/"), AddressPolicy.publicOnly());

            var failure = catchThrowableOfType(OriginFailure.class, () -> http.send(request));

            assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @Test
    void tellsTheProxyWhoWeAre() throws Exception {
        var ask = "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
        try (var proxy = ScriptedServer.answering(ask);
                var http = new OutboundHttp(Outbound.through(
                        EnvironmentProxies.of(Map.of("HTTP_PROXY", "http://me:secret@127.0.0.1:" + proxy.port()))))) {
            var request = OutboundRequest.get(URI.create("http://nobody.invalid/"), AddressPolicy.publicOnly());

            assertThatThrownBy(() -> http.send(request)).isInstanceOf(OriginFailure.class);

            String credentials = Base64.getEncoder().encodeToString("me:secret".getBytes(US_ASCII));
            assertThat(proxy.heads().getLast()).contains("Proxy-Authorization: Basic " + credentials);
        }
    }
}
