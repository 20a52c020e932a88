package org.distributornode.application.service.takeover;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// Makes held objects of files whose hash is told, or drops them. Safe for use by any thread.
public final class ClaimProver {

    private final Claims claims;
    private final MediaTypeRule mediaTypes;
    private final AtomicLong proven = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();

    public ClaimProver(Claims claims, MediaTypes mediaTypes) {
        this.claims = claims;
        this.mediaTypes = new MediaTypeRule(mediaTypes);
    }

    /// What came of a file.
    enum Verdict {
        HELD,
        /// It was dropped.
        WRONG,
        /// It went meanwhile.
        GONE,
        /// It stays as it is.
        UNREADABLE
    }

    long proven() {
        return proven.get();
    }

    long dropped() {
        return dropped.get();
    }

    long unreadable() {
        return unreadable.get();
    }

    /// @param claim whose hash is told
    /// @throws CacheFailure if the process is short of descriptors, or the medium cannot take the proof
    Verdict prove(Claim claim, Prover prover) throws InterruptedException {
        DataObjectId id = claim.id();
        try {
            Optional<ObjectBytes> opened = claims.store().openUnproven(id);
            if (opened.isEmpty()) {
                return claims.held().find(id).isPresent() ? Verdict.HELD : Verdict.GONE;
            }
            try (ObjectBytes bytes = opened.get()) {
                return judge(claim, bytes, prover);
            }
        } catch (CacheFailure failure) {
            return switch (failure.kind()) {
                case NO_SPACE, EXHAUSTED, UNHEALED -> throw failure;
                case MEDIUM, DAMAGED -> {
                    unreadable.incrementAndGet();
                    yield Verdict.UNREADABLE;
                }
            };
        }
    }

    /// A file that is not the object's.
    void drop(DataObjectId id, DropReason reason) {
        claims.drop(id, reason);
        dropped.incrementAndGet();
    }

    private Verdict judge(Claim claim, ObjectBytes bytes, Prover prover) throws InterruptedException {
        if (bytes.size() != claim.size()) {
            drop(claim.id(), DropReason.MISSING);
            return Verdict.WRONG;
        }
        Proof proof = prover.prove(bytes, _ -> {});
        DataObject object = object(claim);
        if (!proof.root().equals(object.hash())) {
            drop(claim.id(), DropReason.DAMAGED);
            return Verdict.WRONG;
        }
        if (!claims.adopt(object, proof, mediaTypes.decide(object, bytes))) {
            return Verdict.GONE;
        }
        proven.incrementAndGet();
        return Verdict.HELD;
    }

    /// What the claim is for, once it is told.
    static DataObject object(Claim claim) {
        MediaType known = claim.entry().mediaType();
        return new DataObject(
                claim.id(),
                claim.size(),
                claim.entry().hash(),
                Optional.of(known).filter(type -> !type.equals(MediaType.OCTET_STREAM)));
    }
}
