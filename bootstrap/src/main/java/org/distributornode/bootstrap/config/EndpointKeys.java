package org.distributornode.bootstrap.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distributornode.bootstrap.config.NodeConfiguration.Directories;
import org.distributornode.bootstrap.config.NodeConfiguration.Endpoints;

/// The keys under `endpoints` and `directories`.
final class EndpointKeys {

    private static final Key<URI> STORAGE_SQUID = Key.of("endpoints.storageSquid", AddressFormat.http());
    private static final Key<String> CATALOG_FILE = Key.of("endpoints.catalogFile", Formats.path());
    private static final Key<URI> JOYSTREAM_NODE_WS = Key.of("endpoints.joystreamNodeWs", AddressFormat.webSocket());
    private static final Key<String> ASSETS = Key.of("directories.assets", Formats.path());
    private static final Key<String> CACHE_STATE = Key.of("directories.cacheState", Formats.path());

    static final List<Key<?>> ALL = List.of(STORAGE_SQUID, CATALOG_FILE, JOYSTREAM_NODE_WS, ASSETS, CACHE_STATE);

    private EndpointKeys() {}

    static Endpoints endpoints(Values values) {
        Optional<URI> squid = values.find(STORAGE_SQUID);
        Optional<Path> catalog = values.find(CATALOG_FILE).map(values::resolve);
        if (squid.isPresent() && catalog.isPresent()) {
            throw Complaint.about(
                    "endpoints.storageSquid and endpoints.catalogFile exclude each other: take one out",
                    values.written(CATALOG_FILE).orElseThrow().place());
        }
        if (squid.isEmpty() && catalog.isEmpty()) {
            throw Complaint.missing(
                    "endpoints.storageSquid is not set, nor endpoints.catalogFile: write one of them into the"
                            + " file or set the variable " + STORAGE_SQUID.variable());
        }
        return new Endpoints(squid, catalog);
    }

    static Directories directories(Values values) {
        Directories directories = new Directories(values.path(ASSETS), values.path(CACHE_STATE));
        if (directories.assets().equals(directories.cacheState())) {
            throw Complaint.about(
                    "directories.assets and directories.cacheState must be two folders, not both "
                            + directories.assets(),
                    values.written(CACHE_STATE).orElseThrow().place());
        }
        return directories;
    }
}
