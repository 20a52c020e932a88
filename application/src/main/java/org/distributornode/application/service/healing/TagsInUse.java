package org.distributornode.application.service.healing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.distributornode.domain.content.DataObjectId;

/// The tags of the objects that are open now, one set for all who have an object open. Safe for use by any thread.
final class TagsInUse {

    private final Function<DataObjectId, Optional<GroupTags>> load;
    private final Map<DataObjectId, Use> uses = new HashMap<>();

    /// @param load waits for the disk
    TagsInUse(Function<DataObjectId, Optional<GroupTags>> load) {
        this.load = load;
    }

    static final class Use {

        private final DataObjectId id;
        private final GroupTags tags;
        private int users;

        private Use(DataObjectId id, GroupTags tags) {
            this.id = id;
            this.tags = tags;
        }

        GroupTags tags() {
            return tags;
        }
    }

    /// @return empty if there are none; to be given back
    Optional<Use> take(DataObjectId id) {
        return find(id).or(() -> load.apply(id).map(tags -> add(id, tags)));
    }

    synchronized void giveBack(Use use) {
        use.users--;
        if (use.users == 0) {
            uses.remove(use.id, use);
        }
    }

    /// Whoever opens the object from now on has its tags loaded.
    synchronized void forget(DataObjectId id) {
        uses.remove(id);
    }

    private synchronized Optional<Use> find(DataObjectId id) {
        Optional<Use> known = Optional.ofNullable(uses.get(id));
        known.ifPresent(use -> use.users++);
        return known;
    }

    private synchronized Use add(DataObjectId id, GroupTags tags) {
        Use use = uses.computeIfAbsent(id, _ -> new Use(id, tags));
        use.users++;
        return use;
    }
}
