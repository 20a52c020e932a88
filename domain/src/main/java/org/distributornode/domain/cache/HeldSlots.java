package org.distributornode.domain.cache;

/// What a policy may know of the held objects, each by its slot: a small number that an object keeps while it is held
/// and that another gets afterwards.
public interface HeldSlots {

    /// The number of the object, unsigned.
    long id(int slot);

    /// In bytes.
    long size(int slot);

    /// How often it was read since it is held.
    long reads(int slot);

    /// In seconds since 1970; the time of storing if it was not read since.
    long lastReadAt(int slot);
}
