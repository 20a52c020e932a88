package org.distributornode.application.service.healing;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.source.Source;

/// Replaces damaged groups of held objects by those that the network has. Not a byte is written before its group is
/// proven. Safe for use by any thread.
public final class Healer {

    private final ObjectCatalog catalog;
    private final Fetching fetching;
    private final Events events;
    private final InstantSource clock;
    private final Courtesy courtesy;

    /// @param courtesy asked before groups are fetched; of one whose groups somebody waits for [Courtesy#NONE]
    public Healer(ObjectCatalog catalog, Fetching fetching, Events events, InstantSource clock, Courtesy courtesy) {
        this.catalog = catalog;
        this.fetching = fetching;
        this.events = events;
        this.clock = clock;
        this.courtesy = courtesy;
    }

    /// What came of some groups.
    public enum Healing {
        /// All of them are right now.
        HEALED,
        /// The catalogue did not answer, or no source did that may have them.
        NOT_TOLD,
        /// No source has them, or the disk did not take them.
        NOT_TO_BE_HAD
    }

    /// Replaces some groups, each once it has come; where the end of the object is lost, they are to be those that lie
    /// behind what is left.
    ///
    /// @param remains whose proof is consistent in itself
    /// @param from the first group
    /// @param to behind the last group
    public Healing heal(Remains remains, int from, int to) throws InterruptedException {
        Patching patching = new Patching(remains, from);
        try {
            courtesy.take((int) patching.rest(to).length()); // before a source sends: none is to tire of waiting
            return fetchAll(fetching.choice(remains.object(), sources(remains.object())), patching, to);
        } catch (CatalogFailure _) {
            return Healing.NOT_TOLD;
        } catch (CacheFailure _) {
            return Healing.NOT_TO_BE_HAD;
        } finally {
            int healed = patching.next() - from;
            if (healed > 0) {
                events.record(new NodeEvent.ObjectHealed(
                        clock.instant(), remains.object().id(), healed));
            }
        }
    }

    private List<Source> sources(DataObject object) {
        return catalog.find(object.id())
                .filter(listing -> isSame(listing.object(), object))
                .map(Listing::sources)
                .orElse(List.of());
    }

    private static boolean isSame(DataObject listed, DataObject held) {
        return listed.size() == held.size() && listed.hash().equals(held.hash());
    }

    private static Healing fetchAll(SourceChoice choice, Patching patching, int to) throws InterruptedException {
        try {
            while (patching.next() < to) {
                fetch(choice, patching, to);
            }
            return Healing.HEALED;
        } catch (BytesLost _) {
            return choice.isNobodys() ? Healing.NOT_TO_BE_HAD : Healing.NOT_TOLD;
        }
    }

    /// Asks one source, which is asked no more if it lies.
    ///
    /// @throws BytesLost if no source is left
    private static void fetch(SourceChoice choice, Patching patching, int to) throws InterruptedException {
        SourceChoice.Agreed agreed = choice.ask(patching.rest(to));
        long last = System.nanoTime();
        long count = 0;
        try (Transfer transfer = agreed.transfer()) {
            patching.begin();
            Optional<ByteBuffer> bytes = transfer.next();
            while (bytes.isPresent()) {
                last = System.nanoTime();
                count += bytes.get().remaining();
                if (!patching.take(bytes.get())) {
                    choice.ban(agreed.source());
                    return;
                }
                bytes = transfer.next();
            }
            choice.brings(agreed.source());
        } catch (OriginFailure failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            choice.broken(agreed.source(), count, System.nanoTime() - last, failure);
        }
    }
}
