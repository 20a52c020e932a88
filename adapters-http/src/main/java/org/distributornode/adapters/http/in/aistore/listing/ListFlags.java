package org.distributornode.adapters.http.in.aistore.listing;

/// What a listing is asked to be like, as bits.
record ListFlags(long bits) {

    static final ListFlags NONE = new ListFlags(0);

    private static final long CACHED = 1;
    private static final long MEMBERS_OF_ARCHIVES = 1 << 3;
    private static final long NAMES = 1 << 4;
    private static final long NAMES_AND_SIZES = 1 << 5;
    private static final long PRESENT = 1 << 6;
    private static final long NOT_CACHED = 1 << 9;
    private static final long FLAT = 1 << 11;
    private static final long DIFFERENCES = 1 << 12;
    private static final long NO_FOLDERS = 1 << 13;
    private static final long INVENTORY = 1 << 15;

    boolean cachedOnly() {
        return has(CACHED) || has(PRESENT);
    }

    boolean missingOnly() {
        return has(NOT_CACHED);
    }

    boolean differences() {
        return has(DIFFERENCES);
    }

    boolean namesOnly() {
        return has(NAMES);
    }

    boolean namesAndSizes() {
        return has(NAMES_AND_SIZES);
    }

    boolean flat() {
        return has(FLAT);
    }

    boolean withoutFolders() {
        return has(NO_FOLDERS);
    }

    /// Whether something is asked for that this node cannot do.
    boolean needMore() {
        return has(INVENTORY);
    }

    boolean membersToo() {
        return has(MEMBERS_OF_ARCHIVES);
    }

    private boolean has(long bit) {
        return (bits & bit) != 0;
    }
}
