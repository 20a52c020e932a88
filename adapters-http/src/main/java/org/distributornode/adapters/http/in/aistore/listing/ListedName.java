package org.distributornode.adapters.http.in.aistore.listing;

/// An entry of a listing, as far as it is told: empty text and 0 are left out.
record ListedName(
        String name,
        String checksum,
        String atime,
        String version,
        String location,
        String custom,
        long size,
        int copies,
        int flags) {

    /// Its bytes are on this node.
    static final int HELD = 64;

    /// A folder, whose name ends with a slash.
    static final int FOLDER = 256;

    static ListedName folder(String name) {
        return new ListedName(name, "", "", "", "", "", 0, 0, FOLDER);
    }
}
