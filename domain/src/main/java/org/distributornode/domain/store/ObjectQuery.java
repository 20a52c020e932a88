package org.distributornode.domain.store;

/// Which objects of a bucket a page names.
///
/// @param prefix of their names; empty for all
/// @param after names come behind this text, in the order of names; empty for the beginning. Behind a folder come the
///     names that do not begin with it, if the depth is [Depth#FOLDERS]
/// @param limit the most entries
public record ObjectQuery(String prefix, String after, int limit, Depth depth, Presence presence) {

    /// The most entries of a page, whoever asks.
    public static final int LARGEST_PAGE = 10_000;

    public ObjectQuery {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("no page of " + limit + " entries");
        }
    }

    /// All objects whose names begin with `prefix`, by full pages.
    public static ObjectQuery all(String prefix) {
        return new ObjectQuery(prefix, "", LARGEST_PAGE, Depth.ALL, Presence.ANY);
    }

    public ObjectQuery after(String name) {
        return new ObjectQuery(prefix, name, limit, depth, presence);
    }

    public ObjectQuery of(Presence other) {
        return new ObjectQuery(prefix, after, limit, depth, other);
    }

    public enum Depth {
        /// Every object.
        ALL,
        /// Names with a slash behind the prefix are told once for all that share the part up to it: as a folder.
        FOLDERS
    }

    public enum Presence {
        /// Whether they are on this node or not.
        ANY,
        HELD,
        MISSING
    }
}
