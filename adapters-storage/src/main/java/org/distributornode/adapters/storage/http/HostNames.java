package org.distributornode.adapters.storage.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of hosts.
@FunctionalInterface
public interface HostNames {

    /// As this machine resolves them.
    HostNames SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// At least one address.
    ///
    /// @param host a name, or an address as text
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
