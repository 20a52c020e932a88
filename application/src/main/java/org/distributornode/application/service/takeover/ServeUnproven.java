package org.distributornode.application.service.takeover;

import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.application.service.asset.Lookup;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObjectId;

/// Proves a file that was taken over before the first byte of its object leaves; what is right is a hit then.
public final class ServeUnproven implements ServeAsset {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ServeAsset assets;
    private final TakeOverService takeOver;
    private final Claims claims;
    private final Proofs proofs;
    private final Lookup lookup;

    public ServeUnproven(ServeAsset assets, TakeOverService takeOver, Proofs proofs, Lookup lookup) {
        this.assets = assets;
        this.takeOver = takeOver;
        this.claims = takeOver.claims();
        this.proofs = proofs;
        this.lookup = lookup;
    }

    /// How files come to be proven.
    public record Proofs(ClaimTeller teller, ProofsOnDemand onDemand) {}

    @Override
    public Outcome serve(Request request) {
        return unproven(request.id()).<Outcome>map(Outcome.Refused::new).orElseGet(() -> assets.serve(request));
    }

    /// Why the object cannot be handed out now; empty if it is proven, or there is no file to be proven.
    private Optional<Refusal> unproven(DataObjectId id) {
        if (takeOver.isOver() || claims.held().find(id).isPresent()) {
            return Optional.empty();
        }
        try {
            Optional<Claim> known = claims.find(id).filter(Claim::isTold);
            if (known.isPresent()) {
                return prove(known.get());
            }
            Optional<Unproven> file = claims.store().findUnproven(id);
            return file.isEmpty() ? Optional.empty() : ask(file.get());
        } catch (CacheFailure _) {
            return Optional.of(new Refusal.Overloaded(RETRY_AFTER));
        }
    }

    private Optional<Refusal> ask(Unproven file) {
        return switch (lookup.find(file.id())) {
            case Lookup.Answer.Refused(var why) -> Optional.of(why);
            case Lookup.Answer.Ours(var listing) ->
                proofs.teller.tell(file, listing.object()).flatMap(this::prove);
        };
    }

    private Optional<Refusal> prove(Claim claim) {
        return proofs.onDemand.await(claim).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.Overloaded(RETRY_AFTER));
    }
}
