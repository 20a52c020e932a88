package org.distributornode.domain.cache;

/// Decides which held object goes next. It names victims and deletes nothing; an object that is being read may be
/// named.
///
/// A policy serves one [CacheIndex], which tells it what happens and lets it look at the slots; it is not safe for use
/// by several threads. No call takes longer than O(log n).
public interface EvictionPolicy {

    /// No slot.
    int NONE = -1;

    /// The object of this slot is held from now on. It may have reads already: after a restart, when objects
    /// are told in the order in which they were last read, or because it was pinned until now. Pinned objects are
    /// none of the policy's.
    void admitted(HeldSlots held, int slot);

    /// The object was read; the slot tells so already.
    void read(HeldSlots held, int slot);

    /// The object goes, named by this policy or not, or is pinned. This is the last look at its slot.
    void removed(HeldSlots held, int slot);

    /// The slot whose object is to go next, or [#NONE] if there is none. The caller removes it
    /// before it asks again.
    ///
    /// @param now in seconds since 1970
    int victim(HeldSlots held, long now);

    /// Bytes of heap that the policy takes, about.
    long footprint();
}
