package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.wire.RequestAdmission;

/// Stands in for hooks that nobody has wired.
@Factory
final class OpenHooks {

    @Singleton
    @Requires(missingBeans = RequestAdmission.class)
    RequestAdmission admission() {
        return RequestAdmission.OPEN;
    }
}
