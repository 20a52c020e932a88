package org.distributornode.application.service.integration;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.distributornode.domain.integration.NodeUuid;

/// Who tells, and what it needs for that.
///
/// @param ids no two alike
public record Self(NodeUuid uuid, Supplier<UUID> ids, InstantSource clock) {}
