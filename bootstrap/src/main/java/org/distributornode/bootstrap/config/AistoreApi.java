package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.bootstrap.config.NodeConfiguration.HotObjects;

/// The listener that speaks the AIStore API.
///
/// @param port 0 for any free one
/// @param secret signs the tokens of its clients; absent where nobody needs one
/// @param sessionTtlMax how far ahead a token may expire
/// @param maxMessage bytes of a message; objects may have any size
/// @param messagesTogether bytes of large messages that are answered at a time
/// @param networkBucket the bucket that the network's objects appear as, `provider://name`
/// @param promoteRoots folders below which files may be made objects
/// @param hotObjects what is answered ahead of all threads
/// @param archivedNames the most files of archives in one page of a listing
/// @param tls absent: plain HTTP
public record AistoreApi(
        String host,
        int port,
        Optional<String> secret,
        Duration sessionTtlMax,
        int maxMessage,
        int messagesTogether,
        String networkBucket,
        List<Path> promoteRoots,
        HotObjects hotObjects,
        int archivedNames,
        Optional<CertificateFiles> tls) {

    @Override
    public String toString() {
        return "AistoreApi[host=" + host + ", port=" + port + "]";
    }

    /// Who may come in.
    public enum Auth {
        /// Everybody on this machine.
        NONE,
        /// Whoever has a token.
        TOKEN
    }
}
