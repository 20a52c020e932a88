package org.distributornode.adapters.storage.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// From where an address can be reached.
enum Reach {
    /// From the whole Internet.
    EVERYWHERE,
    /// From this machine or its own network only (RFC 1918, 4193, 6598, 3927, 6890; loopback).
    NEARBY,
    /// No service of ours can be there: multicast, unspecified, reserved, or a cloud's metadata service.
    NOWHERE;

    private static final int IPV4_BYTES = 4;

    private static final List<InetAddress> METADATA = Stream.of(
                    "169.254.169.254",
                    "169.254.170.2",
                    "169.254.170.23",
                    "168.63.129.16",
                    "100.100.100.200",
                    "192.0.0.192",
                    "fd00:ec2::254",
                    "fd20:ce::254")
            .map(InetAddress::ofLiteral)
            .toList();

    /// What `address` leads to; an IPv6 address that carries an IPv4 address is as near as that one.
    static Reach of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? ofIpv4(bytes) : ofIpv6(address, bytes);
    }

    private static Reach ofIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (isMetadata(bytes) || first == 0 || first >= 224) {
            return NOWHERE;
        }
        boolean nearby = first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
        return nearby ? NEARBY : EVERYWHERE;
    }

    private static Reach ofIpv6(InetAddress address, byte[] bytes) {
        if (address.isLoopbackAddress()) {
            return NEARBY;
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || isMetadata(bytes)) {
            return NOWHERE;
        }
        if (address.isLinkLocalAddress() || address.isSiteLocalAddress() || (bytes[0] & 0xfe) == 0xfc) {
            return NEARBY;
        }
        if (isTranslatedNearby(bytes)) {
            return NEARBY;
        }
        int embedded = embeddedIpv4(bytes);
        if (embedded >= 0) {
            return ofIpv4(Arrays.copyOfRange(bytes, embedded, embedded + IPV4_BYTES));
        }
        boolean global = (bytes[0] & 0xe0) == 0x20; // RFC 4291 section 2.5.4: nothing else is given to anybody
        return global ? EVERYWHERE : NOWHERE;
    }

    /// Where an IPv4 address is carried: RFC 4291 (section 2.5.5), 6052 (well-known prefix), 3056; -1 if nowhere.
    private static int embeddedIpv4(byte[] bytes) {
        if (startsWith(bytes, 0x20, 0x02)) {
            return 2;
        }
        boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean mapped = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        return nat64 || compatible || mapped ? 12 : -1;
    }

    /// Whether a network's own translator (RFC 8215) or Teredo (RFC 4380) leads to an IPv4 address we cannot see.
    private static boolean isTranslatedNearby(byte[] bytes) {
        return startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 1) || startsWith(bytes, 0x20, 0x01, 0, 0);
    }

    /// The metadata services of the large clouds.
    private static boolean isMetadata(byte[] bytes) {
        return METADATA.stream().anyMatch(address -> Arrays.equals(bytes, address.getAddress()));
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
