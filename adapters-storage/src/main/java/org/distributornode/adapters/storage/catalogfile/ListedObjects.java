package org.distributornode.adapters.storage.catalogfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// What a catalogue file lists. Does not change.
final class ListedObjects {

    private final Map<DataObjectId, Listing> listings = new HashMap<>();
    private final Map<BagId, List<DataObjectId>> bags = new HashMap<>();
    private final List<Source> onePerHost = new ArrayList<>();

    /// @param all with different ids
    ListedObjects(Collection<Entry> all) {
        Set<String> hosts = new HashSet<>();
        for (Entry entry : all) {
            Listing listing = entry.listing();
            listings.put(entry.id(), listing);
            entry.bag()
                    .ifPresent(bag ->
                            bags.computeIfAbsent(bag, _ -> new ArrayList<>()).add(entry.id()));
            listing.sources().stream()
                    .filter(source -> hosts.add(source.location().getRawAuthority()))
                    .forEach(onePerHost::add);
        }
    }

    Optional<Listing> find(DataObjectId id) {
        return Optional.ofNullable(listings.get(id));
    }

    /// The objects of a bag.
    List<DataObjectId> of(BagId bag) {
        return Collections.unmodifiableList(bags.getOrDefault(bag, List.of()));
    }

    /// Everything that is listed, in no order.
    Collection<Listing> all() {
        return Collections.unmodifiableCollection(listings.values());
    }

    /// For each host that is named, the first source there.
    List<Source> onePerHost() {
        return List.copyOf(onePerHost);
    }

    int count() {
        return listings.size();
    }
}
