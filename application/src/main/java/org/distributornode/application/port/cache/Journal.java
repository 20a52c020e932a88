package org.distributornode.application.port.cache;

import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.PackedEntries;
import org.distributornode.domain.event.NodeEvent;

/// Remembers what is held and what happened, in one numbered list of events. May be called from any thread; throws
/// [CacheFailure] when the medium refuses.
public interface Journal extends AutoCloseable {

    /// Tells what was held when the process last ended: the entries of the last snapshot in the order they were given
    /// to it, then each event recorded since. Called once, before anything else.
    ///
    /// @throws IllegalStateException if it was called before; all other methods but close throw it until it was
    Recovery restore(Replay replay);

    /// Adds `event` to the list. It survives the death of the process at once, and a loss of power soon after; an
    /// object that came to be held, a setting, a denial, a pin and their ends survive that at once, too.
    ///
    /// @return its number: one more than the one before, or larger still where a crash or damage has taken events
    long append(NodeEvent event);

    /// Adds `events` in their order, as [#append(NodeEvent)] does with each, at the cost of one. When it fails,
    /// those up to some event may have been added.
    ///
    /// @return the number of the last, or of the newest event if `events` is empty
    long appendAll(List<NodeEvent> events);

    /// What was appended before survives a loss of power from now on, whatever it is.
    void force();

    /// Keeps `entries` as the new starting point of [#restore(Replay)]. Events appended meanwhile are told again by a
    /// later restore, whether the entries reflect them or not. If it fails, the former starting point stays.
    void snapshot(Iterable<CacheEntry> entries);

    /// The events after number `cursor`, oldest first, at most `limit`. Those older than the journal keeps are gone:
    /// the list then begins with the oldest kept.
    List<Recorded> read(long cursor, int limit);

    /// The number of the newest event, 0 if there is none.
    long newest();

    /// Forces all of it to the medium and ends its use; a second close does nothing.
    @Override
    void close();

    interface Replay {

        /// About how many entries there are, far off perhaps; told before the first of them, if at all.
        default void expect(long entries) {}

        void entry(CacheEntry entry);

        /// Tells of many in the place of [#entry(CacheEntry)].
        ///
        /// @param entries others after the call
        default void entries(PackedEntries entries) {
            IntStream.range(0, entries.count()).mapToObj(entries::entry).forEach(this::entry);
        }

        void event(NodeEvent event);
    }

    /// @param number its place in the list, from 1 on
    record Recorded(long number, NodeEvent event) {}

    enum Recovery {
        /// Everything that was recorded was told.
        COMPLETE,
        /// The last event was cut off by a crash; all before it were told.
        CUT_SHORT,
        /// Something that was recorded is unreadable: what is held must be looked up in the store.
        DAMAGED
    }
}
