package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,                  EVERYWHERE",
        "172.15.255.255,           EVERYWHERE",
        "172.32.0.1,               EVERYWHERE",
        "100.128.0.1,              EVERYWHERE",
        "192.169.0.1,              EVERYWHERE",
        "2606:4700::1111,          EVERYWHERE",
        "64:ff9b::8.8.8.8,         EVERYWHERE",
        "2001:db8::1,              EVERYWHERE",
        "127.0.0.1,                NEARBY",
        "127.9.9.9,                NEARBY",
        "10.1.2.3,                 NEARBY",
        "172.16.0.1,               NEARBY",
        "172.31.255.255,           NEARBY",
        "192.168.1.1,              NEARBY",
        "169.254.1.1,              NEARBY",
        "100.64.0.1,               NEARBY",
        "198.18.0.1,               NEARBY",
        "192.0.0.8,                NEARBY",
        "192.0.1.1,                EVERYWHERE",
        "::ffff:0:127.0.0.1,       NOWHERE",
        "100::1,                   NOWHERE",
        "4000::1,                  NOWHERE",
        "::1,                      NEARBY",
        "fe80::1,                  NEARBY",
        "fec0::1,                  NEARBY",
        "fc00::1,                  NEARBY",
        "fdff::1,                  NEARBY",
        "::ffff:127.0.0.1,         NEARBY",
        "::ffff:10.0.0.1,          NEARBY",
        "::10.0.0.1,               NEARBY",
        "64:ff9b::192.168.0.1,     NEARBY",
        "2002:7f00:0001::1,        NEARBY",
        "64:ff9b:1::8.8.8.8,       NEARBY",
        "2001::1,                  NEARBY",
        "0.0.0.0,                  NOWHERE",
        "0.1.2.3,                  NOWHERE",
        "224.0.0.1,                NOWHERE",
        "240.0.0.1,                NOWHERE",
        "255.255.255.255,          NOWHERE",
        "169.254.169.254,          NOWHERE",
        "100.100.100.200,          NOWHERE",
        "::,                       NOWHERE",
        "ff02::1,                  NOWHERE",
        "fd00:ec2::254,            NOWHERE",
        "fd20:ce::254,             NOWHERE",
        "168.63.129.16,            NOWHERE",
        "169.254.170.2,            NOWHERE",
        "169.254.170.23,           NOWHERE",
        "::ffff:169.254.169.254,   NOWHERE",
        "64:ff9b::169.254.169.254, NOWHERE",
    })
    void knowsFromWhereAnAddressCanBeReached(String address, Reach reach) {
        assertThat(Reach.of(InetAddress.ofLiteral(address))).isEqualTo(reach);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://192.168.0.1/",
                "http://2130706433/",
                "http://169.254.169.254/"
            })
    void keepsStrangersFromPrivateAddresses(String target) {
        assertThat(refusal(AddressPolicy.publicOnly(), target)).isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void letsPublicAddressesPass() {
        assertThatCode(() -> AddressPolicy.publicOnly().resolved(URI.create("http://8.8.8.8/")))
                .doesNotThrowAnyException();
    }

    @Test
    void allowsPrivateAddressesByKeyButNoMetadata() {
        assertThatCode(() -> AddressPolicy.nearbyToo().resolved(URI.create("http://10.0.0.1/")))
                .doesNotThrowAnyException();
        assertThat(refusal(AddressPolicy.nearbyToo(), "http://169.254.169.254/latest"))
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void allowsPrivateAddressesIfTheTrustedOneIsPrivate() {
        var besidePrivate = AddressPolicy.as(URI.create("http://192.168.0.7:4352/graphql"));
        var besidePublic = AddressPolicy.as(URI.create("https://8.8.4.4/graphql"));

        assertThatCode(() -> besidePrivate.resolved(URI.create("http://127.0.0.1/")))
                .doesNotThrowAnyException();
        assertThat(refusal(besidePublic, "http://127.0.0.1/")).isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void takesANameWithoutAddressForUnreachable() {
        assertThat(refusal(AddressPolicy.publicOnly(), "http://nobody.invalid/"))
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void leavesNamesToTheProxyButNotAddresses() {
        var policy = AddressPolicy.publicOnly();

        assertThatCode(() -> policy.checkLiteral(URI.create("http://nobody.invalid/")))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(OriginFailure.class, () -> policy.checkLiteral(URI.create("http://[fd00::1]/")))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f000001", "017700000001", "2130706433", "[::1%25x]"})
    void doesNotLeaveDisguisedAddressesToTheProxy(String host) {
        var target = URI.create("http://" + host + "/");

        assertThat(catchThrowableOfType(
                                OriginFailure.class,
                                () -> AddressPolicy.publicOnly().checkLiteral(target))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThatCode(() -> AddressPolicy.anywhere().checkLiteral(target)).doesNotThrowAnyException();
    }

    @Test
    void knowsThisMachineByItsFullName() {
        assertThat(Targets.isLocalhost(URI.create("http://localhost./"))).isTrue();
    }

    private static Kind refusal(AddressPolicy policy, String target) {
        return catchThrowableOfType(OriginFailure.class, () -> policy.resolved(URI.create(target)))
                .kind();
    }
}
