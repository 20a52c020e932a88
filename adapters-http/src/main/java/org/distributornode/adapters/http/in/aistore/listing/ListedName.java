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

    /// It is in an archive.
    static final int MEMBER = 128;

    /// It is an archive whose members are told.
    static final int ARCHIVE = 512;

    ListedName asArchive() {
        return new ListedName(name, checksum, atime, version, location, custom, size, copies, flags | ARCHIVE);
    }

    ListedName member(String member, long bytes) {
        return new ListedName(name + "/" + member, "", "", "", "", "", bytes, 0, flags | MEMBER);
    }

    static ListedName folder(String name) {
        return new ListedName(name, "", "", "", "", "", 0, 0, FOLDER);
    }
}
