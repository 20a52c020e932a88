package org.distributornode.application.port.planted;

import org.distributornode.application.usecase.asset.ServeAsset;

/// Planted: a port that asks for a use case, and that no contract names.
public interface KnowsAUseCase {

    ServeAsset serve();
}
