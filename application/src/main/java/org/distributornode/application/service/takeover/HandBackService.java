package org.distributornode.application.service.takeover;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.usecase.takeover.HandBack;
import org.distributornode.domain.cache.CacheEntry;

public final class HandBackService implements HandBack {

    private final Claims claims;
    private final ReferenceState reference;

    public HandBackService(Claims claims, ReferenceState reference) {
        this.claims = claims;
        this.reference = reference;
    }

    @Override
    public Outcome handBack() {
        List<Listed> objects = new ArrayList<>();
        claims.held().entries().forEach(entry -> objects.add(listed(entry)));
        claims.all().forEach(claim -> objects.add(listed(claim.entry())));
        try {
            Standing before = reference.standing();
            reference.write(objects);
            reference.remember(before);
            return new Outcome.Written(objects.size());
        } catch (CacheFailure failure) {
            return new Outcome.Refused(String.valueOf(failure.getMessage()));
        }
    }

    private static Listed listed(CacheEntry entry) {
        return new Listed(entry.id(), entry.size(), entry.reads() + 1, entry.lastReadAt(), entry.mediaType());
    }
}
