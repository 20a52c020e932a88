package org.distributornode.adapters.storage.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is contacted without a proxy: this machine itself, and what a list as in `NO_PROXY` names.
///
/// The list has commas between names (those below them are meant, too, with or without `.` or `*.` before), addresses,
/// blocks of addresses such as `10.0.0.0/8` or `2001:db8::/32`, and `*`. A name or an address may have a port; an IPv6
/// address has brackets then. Blocks and addresses are compared with addresses only: no name is looked up.
record ProxyExceptions(List<String> entries) {

    private static final int BYTE = 8;

    static ProxyExceptions of(String list) {
        return new ProxyExceptions(Stream.of(list.split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean has(URI target) {
        Optional<InetAddress> address = Targets.literal(target);
        boolean here = Targets.isLocalhost(target)
                || address.filter(InetAddress::isLoopbackAddress).isPresent();
        return here
                || entries.stream()
                        .anyMatch(entry -> entry.equals("*")
                                || address.map(literal -> names(entry, literal, Targets.port(target)))
                                        .orElseGet(() -> names(entry, target)));
    }

    private static boolean names(String entry, URI target) {
        String host = withoutDot(target.getHost().toLowerCase(Locale.ROOT));
        if (entry.equals(host + ":" + Targets.port(target))) {
            return true;
        }
        String rest = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        String domain = withoutDot(rest);
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean names(String entry, InetAddress address, int port) {
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return literal(entry.substring(0, slash))
                    .filter(block -> has(block.getAddress(), entry.substring(slash + 1), address.getAddress()))
                    .isPresent();
        }
        String ending = ":" + port;
        boolean ported =
                entry.endsWith(ending) && (entry.startsWith("[") || entry.indexOf(':') == entry.lastIndexOf(':'));
        String bare = ported ? entry.substring(0, entry.length() - ending.length()) : entry;
        return literal(bare).filter(address::equals).isPresent();
    }

    /// Whether the block whose addresses share so many bits with `first` has `address`.
    private static boolean has(byte[] first, String bits, byte[] address) {
        int left = bits.matches("[0-9]{1,3}") ? Integer.parseInt(bits) : -1;
        if (first.length != address.length || left < 0 || left > first.length * BYTE) {
            return false;
        }
        for (int i = 0; left > 0; i++) {
            int beyond = Math.max(0, BYTE - left);
            if ((first[i] ^ address[i]) >> beyond != 0) {
                return false;
            }
            left -= BYTE;
        }
        return true;
    }

    /// An address with or without brackets.
    private static Optional<InetAddress> literal(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        try {
            return Optional.of(InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
