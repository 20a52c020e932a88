package org.distributornode.adapters.storage.webhook;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.storage.http.AddressPolicy;

/// Which receivers may be called: those whom the operator names, and those that the whole Internet can reach at a port
/// for this. The address that is connected to is the one that was checked, each time anew.
///
/// @param allowed hosts, or hosts with ports, in small letters
/// @param ports of all other hosts
/// @param strangers where all other hosts may be
public record ReceiverPolicy(List<String> allowed, Set<Integer> ports, AddressPolicy strangers) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public ReceiverPolicy {
        allowed = allowed.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        ports = Set.copyOf(ports);
    }

    /// How `target` may be resolved; empty if its port is forbidden.
    Optional<AddressPolicy> of(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        int port = port(target);
        if (allowed.contains(host) || allowed.contains(host + ":" + port)) {
            return Optional.of(AddressPolicy.anywhere());
        }
        return ports.contains(port) ? Optional.of(strangers) : Optional.empty();
    }

    private static int port(URI target) {
        if (target.getPort() > 0) {
            return target.getPort();
        }
        return "https".equalsIgnoreCase(target.getScheme()) ? HTTPS : HTTP;
    }
}
