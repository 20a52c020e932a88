package org.distributornode.application.service.takeover;

import java.util.Optional;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// Compares files with what the catalogue says of their objects.
public final class ClaimTeller {

    private final Claims claims;
    private final ClaimProver prover;

    public ClaimTeller(Claims claims, ClaimProver prover) {
        this.claims = claims;
        this.prover = prover;
    }

    /// The file as a claim that can be proven; empty if it is of another size than its object, and dropped for
    /// that.
    Optional<Claim> tell(Unproven file, DataObject object) {
        if (object.size() != file.size()) {
            prover.drop(file.id(), DropReason.MISSING);
            return Optional.empty();
        }
        Claim claim = claims.find(file.id())
                .orElseGet(() -> untold(file))
                .told(object.hash(), object.declaredType().orElse(MediaType.OCTET_STREAM));
        claims.claim(claim);
        claims.trim();
        return Optional.of(claim);
    }

    private static Claim untold(Unproven file) {
        return Claim.untold(file.id(), file.size(), MediaType.OCTET_STREAM, file.modifiedAt(), 0);
    }
}
