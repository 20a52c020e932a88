package org.distributornode.adapters.filesystem.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.distributornode.domain.integration.NodeUuid;

/// The file `node-uuid` of the state folder: the name of this node for integrators, made once.
public final class NodeUuidFile {

    private static final StateFile.Kind KIND = new StateFile.Kind("node-uuid", "node-uuid", 1);

    private NodeUuidFile() {}

    /// The name in the file, which is made if it is not there. A damaged one is not replaced: integrators know the node
    /// by the name that was in it.
    ///
    /// @param state the folder `directories.cacheState`
    /// @throws IntegrationFailure if it cannot be read or made
    public static NodeUuid load(Path state) {
        StateFile file = new StateFile(state, KIND);
        try {
            Optional<List<String>> lines = file.read();
            if (lines.isPresent()) {
                return parse(lines.get());
            }
            NodeUuid made = new NodeUuid(UUID.randomUUID());
            file.write(List.of(made.toString()));
            return made;
        } catch (IOException e) {
            throw new IntegrationFailure(
                    "The file " + file.path() + " with the UUID of this node cannot be used: " + e.getMessage()
                            + ". Set integrationApi.nodeId, or restore it.",
                    e,
                    false);
        }
    }

    private static NodeUuid parse(List<String> lines) throws DamagedFile {
        return Optional.of(lines)
                .filter(all -> all.size() == 1)
                .flatMap(all -> NodeUuid.parse(all.getFirst()))
                .orElseThrow(() -> new DamagedFile("it holds no UUID"));
    }
}
