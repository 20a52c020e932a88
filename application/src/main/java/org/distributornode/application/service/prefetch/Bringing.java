package org.distributornode.application.service.prefetch;

import java.util.Optional;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Brings objects in that no client waits for, so that they are held. May be called from any thread.
@FunctionalInterface
public interface Bringing {

    /// Returns when the object is held, or is not to be had.
    ///
    /// @throws InterruptedException if the thread is interrupted, or the node ends
    Ending bring(DataObjectId id, Wish wish) throws InterruptedException;

    /// What whoever wants the object is told.
    interface Wish {

        /// What the object is, before anything of it is fetched; not told of one that is held.
        ///
        /// @return whether it is wanted still
        boolean found(DataObject object);

        /// More bytes have come that no client waits for, 0 when the first are about to: the object has its room
        /// then. Told by any thread.
        void arrived(long bytes);
    }

    enum Ending {
        HELD("are held"),
        /// It was not wanted any more.
        DECLINED("were not wanted"),
        UNKNOWN("unknown to the network"),
        NOT_OURS("not given to this node"),
        NOT_ACCEPTED("not confirmed by the network"),
        DENIED("denied"),
        PURGED("purged while they came in"),
        TOO_LARGE("too large to be kept"),
        NO_ROOM("without room"),
        NO_SOURCE("that no source sends"),
        CATALOG_SILENT("that the catalogue does not tell of"),
        OVERLOADED("left out, since there was too much to do");

        private final String clause;

        Ending(String clause) {
            this.clause = clause;
        }

        /// What is wrong, if anything, as may be said of so many objects: "3 unknown to the network".
        ///
        /// @param declined what it means that one was not wanted any more
        public Optional<String> problem(String declined) {
            return switch (this) {
                case HELD -> Optional.empty();
                case DECLINED -> Optional.of(declined);
                case UNKNOWN,
                        NOT_OURS,
                        NOT_ACCEPTED,
                        DENIED,
                        PURGED,
                        TOO_LARGE,
                        NO_ROOM,
                        NO_SOURCE,
                        CATALOG_SILENT,
                        OVERLOADED -> Optional.of(clause);
            };
        }
    }
}
