package org.distributornode.bootstrap.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.adapters.http.netty.ListenerTls.Http2;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.settings.NodeSettings;

/// All that an operator can set, checked. Names follow the keys of the file; sizes are bytes; paths are
/// absolute.
///
/// @param id the node's name
/// @param buckets which objects are ours, from `buckets`, `workerId` and the kind of catalogue
/// @param worker as configured, also where `buckets` decides
/// @param named the file of the configuration and every file and folder that a key names as the node's own
public record NodeConfiguration(
        String id,
        Endpoints endpoints,
        Directories directories,
        Logs logs,
        Limits limits,
        Intervals intervals,
        PublicApi publicApi,
        Optional<OperatorApi> operatorApi,
        BucketSelection buckets,
        Optional<WorkerId> worker,
        Cache cache,
        Sources sources,
        Journal journal,
        Fills fills,
        Jobs jobs,
        Proving proving,
        Upkeep upkeep,
        Assignment assignment,
        Encryption encryption,
        Optional<ObjectStoreSettings> objectStore,
        Optional<AistoreApi> aistoreApi,
        Optional<IntegrationApi> integrationApi,
        List<Path> named) {

    /// What operators may change while the node runs, as configured.
    public NodeSettings settings() {
        return new NodeSettings(
                worker, buckets instanceof BucketSelection.Chosen chosen ? Optional.of(chosen) : Optional.empty());
    }

    /// Where the node learns of objects: exactly one of the two is present.
    ///
    /// @param storageSquid GraphQL address of the query node, credentials included
    /// @param catalogFile objects listed in a file instead
    public record Endpoints(Optional<URI> storageSquid, Optional<Path> catalogFile) {}

    /// @param assets held objects, one file each
    /// @param cacheState journal, snapshots, proofs, lock
    public record Directories(Path assets, Path cacheState) {}

    /// The outputs that are switched on.
    ///
    /// @param accessEvery one of so many requests is logged, 1 for all; absent: none
    public record Logs(Optional<Console> console, Optional<LogFile> file, Optional<Integer> accessEvery) {

        public record Console(LogLevel level, Format format) {}

        public enum Format {
            /// Lines for people.
            TEXT,
            /// Elastic Common Schema, an object for each line.
            JSON
        }

        /// @param path where the files go; a relative one counts from the working directory
        /// @param maxFiles rotated files that are kept; absent: all
        /// @param maxSize bytes at which a file is rotated; absent: only by time
        /// @param archive whether rotated files are compressed
        public record LogFile(
                LogLevel level,
                Path path,
                Optional<Integer> maxFiles,
                OptionalLong maxSize,
                Frequency frequency,
                boolean archive,
                Format format) {}

        public enum Frequency {
            YEARLY,
            MONTHLY,
            DAILY,
            HOURLY
        }
    }

    /// The levels of the reference node, the most important first.
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        HTTP,
        VERBOSE,
        DEBUG,
        SILLY
    }

    /// @param storage what held objects and fills may take together
    /// @param storageMark hundredths of it; that they are passed is worth telling
    /// @param minFree what stays free of the file system of held objects; absent: by its size
    /// @param maxConcurrentStorageNodeDownloads fills at a time
    /// @param maxConcurrentOutboundConnections connections per storage node at a time
    /// @param maxOutboundConnections connections to all storage nodes at a time
    /// @param bytesInFlight what is received from them and not yet taken
    /// @param outboundRequestsTimeout how long a storage node may take to answer or to go on
    /// @param pendingDownloadTimeout the longest that one fill may take
    /// @param maxCachedItemSize larger objects are streamed through; absent: none are for that reason
    /// @param dataObjectSourceByObjectIdTTL how long the source of such an object is remembered
    /// @param queryNodeCacheTTL how long an answer of the query node is believed
    /// @param queryNodeNegativeCacheTTL how long its "there is no such object" is believed
    /// @param queryNodeCacheEntries how many of its answers are kept
    /// @param queryNodeTimeout how long it may take to answer
    public record Limits(
            long storage,
            int storageMark,
            OptionalLong minFree,
            int maxConcurrentStorageNodeDownloads,
            int maxConcurrentOutboundConnections,
            int maxOutboundConnections,
            long bytesInFlight,
            Duration outboundRequestsTimeout,
            Duration pendingDownloadTimeout,
            OptionalLong maxCachedItemSize,
            Duration dataObjectSourceByObjectIdTTL,
            Duration queryNodeCacheTTL,
            Duration queryNodeNegativeCacheTTL,
            int queryNodeCacheEntries,
            Duration queryNodeTimeout) {}

    /// Time between two runs of a job.
    public record Intervals(Duration saveCacheState, Duration checkStorageNodeResponseTimes, Duration cacheCleanup) {}

    /// @param port 0 for any free one
    /// @param maxRanges more parts than that in one request are answered with the whole object
    /// @param allowedMediaTypes served as such although not in our own list
    /// @param writeTimeout how long a reader may take nothing before the connection is cut
    /// @param readTimeout how long a connection may stay silent
    /// @param drainTimeout how long running answers may take when the node ends
    /// @param crowdMemory bytes that what comes in may take for those who are sent it at once
    /// @param tls absent: plain HTTP
    /// @param http2 absent: HTTP/1.1 alone, as without TLS
    public record PublicApi(
            String host,
            int port,
            int maxRanges,
            List<MediaType> allowedMediaTypes,
            Duration writeTimeout,
            Duration readTimeout,
            Duration drainTimeout,
            HotObjects hotObjects,
            long crowdMemory,
            Optional<CertificateFiles> tls,
            Optional<Http2> http2) {}

    /// Held objects that are kept at hand.
    ///
    /// @param fastPath whether requests for them are answered ahead of the framework
    /// @param memory bytes that bodies of small ones may take
    /// @param openFiles how many larger ones are kept open
    public record HotObjects(boolean fastPath, long memory, int openFiles) {}

    /// How objects are brought in.
    ///
    /// @param requestsPerObject transfers of one object at a time
    /// @param requestBytes the most bytes of one transfer
    /// @param readAhead bytes behind what a client was sent last that come before the rest of the object
    /// @param joinBytes so near ahead of a transfer a client waits for that one
    /// @param stallAfter silence after which another source goes on
    /// @param crawlBelow bytes a second below which a source crawls, as far as nothing else tells
    /// @param sourcesPerObject sources that bring the rest of one object at a time
    /// @param clientsPerObject answers under way of an object on its way in
    /// @param keepPart how long a part of an object stays that nobody asks for
    public record Fills(
            int requestsPerObject,
            long requestBytes,
            long readAhead,
            long joinBytes,
            Duration stallAfter,
            long crawlBelow,
            int sourcesPerObject,
            int clientsPerObject,
            Duration keepPart) {}

    /// @param holdBack bytes at the end of a whole answer that wait for the proof
    public record Cache(EvictionPolicy evictionPolicy, long holdBack) {}

    /// @param allowPrivateAddresses whether storage nodes may have private and loopback addresses
    /// @param followRedirects whether a storage node may send us elsewhere
    /// @param hedgeAfter most patience with a source before a second one is asked as well
    /// @param hedgePercentile hundredths of the requests whose time to answer is patience enough, once it is known
    /// @param hedgeShare hundredths of the requests that may be asked of a second source; 0 for none
    /// @param receiveBuffer bytes that the system may receive ahead of us, by connection; absent: as it sees fit
    /// @param banTime how long a source that sent wrong bytes of an object is not asked for it again
    public record Sources(
            boolean allowPrivateAddresses,
            boolean followRedirects,
            Duration hedgeAfter,
            int hedgePercentile,
            int hedgeShare,
            OptionalLong receiveBuffer,
            Duration banTime) {}

    /// Events are forgotten when either limit is passed.
    ///
    /// @param retention how long events are kept
    /// @param keepBytes how many bytes of them are kept
    public record Journal(Duration retention, long keepBytes) {}

    /// @param waiting how many jobs may wait for their turn
    /// @param waitingSize how many bytes the orders of all jobs that have not ended may take
    /// @param kept how many ended jobs are remembered
    public record Jobs(int waiting, long waitingSize, int kept) {}

    /// How objects are proven from local disk.
    ///
    /// @param readPerSecond bytes for work that nobody waits for
    /// @param atOnce how many objects that somebody waits for
    /// @param patience how long a request waits for the proof of its object
    public record Proving(long readPerSecond, int atOnce, Duration patience) {}

    /// @param honourDistributing whether a bucket that the network has switched off makes no object ours
    /// @param confirmShare hundredths of what is held that an answer must confirm to be followed
    /// @param deleteAfter the time between two answers that an object is not ours, before it is deleted
    /// @param pageSize rows that are asked for at once
    public record Assignment(boolean honourDistributing, int confirmShare, Duration deleteAfter, int pageSize) {}
}
