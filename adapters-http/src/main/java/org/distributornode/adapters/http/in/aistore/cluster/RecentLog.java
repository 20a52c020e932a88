package org.distributornode.adapters.http.in.aistore.cluster;

import java.util.List;

/// The last lines of the log.
@FunctionalInterface
public interface RecentLog {

    /// The oldest first.
    ///
    /// @param least the least important level that counts: info, warn or error
    List<String> lines(String least);
}
