package org.distributornode.domain.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "HTTP://EXAMPLE.com/",
                "http://example.com:8080",
                "http://127.0.0.1:1",
                "https://[2001:db8::1]:65535"
            })
    void takesOrigins(String text) {
        assertThat(Webhook.isOrigin(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com",
                "ftp://example.com",
                "https://",
                "https:///path",
                "https://example.com/path",
                "https://example.com//",
                "https://example.com?query",
                "https://example.com#fragment",
                "https://user@example.com",
                "https://exa mple.com",
                "https://example.com:0",
                "https://example.com:65536",
                "https://under_score.example",
                "file:///etc/passwd"
            })
    void refusesWhatIsNoOrigin(String text) {
        assertThat(Webhook.isOrigin(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webhook", "/a/b%20c", "/a?b=c&d", "/@host"})
    void takesPaths(String text) {
        assertThat(Webhook.isPath(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "webhook", "?query", "/a b", "/a#b", "/ü", "/a\nb", "/%zz", "/a\u007fb"})
    void refusesWhatIsNoPath(String text) {
        assertThat(Webhook.isPath(text)).isFalse();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(Webhook.isPath("/" + "x".repeat(Webhook.MAX_LENGTH - 1))).isTrue();
        assertThat(Webhook.isPath("/" + "x".repeat(Webhook.MAX_LENGTH))).isFalse();
        assertThat(Webhook.isOrigin("https://" + "x".repeat(Webhook.MAX_LENGTH)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com,/hook,https://example.com/hook",
        "https://example.com/,//evil.example/hook,https://example.com//evil.example/hook",
        "http://example.com:81,/?a=b,http://example.com:81/?a=b"
    })
    void callsThePathOfTheHost(String host, String path, URI address) {
        assertThat(webhook(host, path).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com,HTTPS://Example.COM/,true",
        "https://example.com,https://example.com:443,true",
        "http://example.com:80/,http://example.com,true",
        "https://example.com,http://example.com,false",
        "https://example.com,http://example.com:443,false",
        "https://example.com,https://example.com:8443,false",
        "https://example.com,https://example.org,false",
        "https://example.com,https://sub.example.com,false"
    })
    void tellsOriginsApartHoweverTheyAreWritten(String one, String other, boolean same) {
        assertThat(Webhook.isSameOrigin(one, other)).isEqualTo(same);
        assertThat(Webhook.isSameOrigin(other, one)).isEqualTo(same);
    }

    @Test
    void cannotBeMadeOfAnythingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> webhook("example.com", "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> webhook("https://example.com", "hook"));
    }

    @Test
    void wantsEverythingUnlessToldOtherwise() {
        Webhook all = webhook("https://example.com", "/");
        Webhook one = new Webhook(
                all.host(), all.path(), all.method(), all.authentication(), Set.of(EventType.OBJECT_CACHED));

        assertThat(all.wants(EventType.NODE_ENDING)).isTrue();
        assertThat(one.wants(EventType.OBJECT_CACHED)).isTrue();
        assertThat(one.wants(EventType.NODE_ENDING)).isFalse();
        assertThat(one.wants(EventType.WEBHOOK_TESTED)).isTrue();
    }

    @Test
    void printsNoSecrets() {
        assertThat(new WebhookAuthentication.Basic("user", "hush").toString()).doesNotContain("hush");
        assertThat(new WebhookAuthentication.Token("hush").toString()).doesNotContain("hush");
        SigningSecret secret = new SigningSecret(new byte[SigningSecret.BYTES]);
        assertThat(secret.toString()).doesNotContain("AAA");
        assertThat(secret.text()).isEqualTo("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "tök", "=a"})
    void refusesWhatIsNoToken(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookAuthentication.Token(text));
    }

    @Test
    void refusesWhatIsNoUserName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookAuthentication.Basic("", "p"));
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookAuthentication.Basic("a:b", "p"));
    }

    @Test
    void knowsMethodsByNumber() {
        assertThat(WebhookMethod.of(1)).contains(WebhookMethod.GET);
        assertThat(WebhookMethod.of(5)).contains(WebhookMethod.DELETE);
        assertThat(WebhookMethod.of(0)).isEmpty();
        assertThat(WebhookMethod.of(6)).isEmpty();
        assertThat(WebhookMethod.of(1L << 32 | 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"39e8003c-6342-4fd3-97a1-3f2a7b437d0a", "39E8003C-6342-4FD3-97A1-3F2A7B437D0A"})
    void readsUuids(String text) {
        assertThat(DistributorId.parse(text).orElseThrow()).hasToString("39e8003c-6342-4fd3-97a1-3f2a7b437d0a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "39e8003c63424fd397a13f2a7b437d0a", " 39e8003c-6342-4fd3-97a1-3f2a7b437d0a"})
    void refusesWhatIsNoUuid(String text) {
        assertThat(NodeUuid.parse(text)).isEmpty();
        assertThat(DeliveryId.parse(text)).isEmpty();
    }

    private static Webhook webhook(String host, String path) {
        return new Webhook(host, path, WebhookMethod.POST, Optional.empty(), Set.of());
    }
}
