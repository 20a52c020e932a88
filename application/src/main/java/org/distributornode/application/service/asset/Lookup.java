package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.function.Supplier;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObjectId;

/// Asks the catalogue for an object that is not held, and whether it is ours: first whether it exists, then who
/// distributes it, then whether its upload was confirmed.
public final class Lookup {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ObjectCatalog catalog;
    private final Supplier<BucketSelection> selection;

    public Lookup(ObjectCatalog catalog, Supplier<BucketSelection> selection) {
        this.catalog = catalog;
        this.selection = selection;
    }

    /// What the catalogue says, for us.
    public sealed interface Answer {

        record Ours(Listing listing) implements Answer {}

        record Refused(Refusal why) implements Answer {}
    }

    public Answer find(DataObjectId id) {
        try {
            return catalog.find(id).map(this::judge).orElseGet(() -> new Answer.Refused(new Refusal.UnknownObject()));
        } catch (CatalogFailure _) {
            return new Answer.Refused(new Refusal.CatalogSilent(RETRY_AFTER));
        }
    }

    private Answer judge(Listing listing) {
        if (!selection.get().covers(listing.buckets())) {
            return new Answer.Refused(new Refusal.NotDistributedHere());
        }
        return listing.accepted() ? new Answer.Ours(listing) : new Answer.Refused(new Refusal.NotAccepted());
    }
}
