package org.distributornode.domain.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Held objects for the tests of a policy, which it drives as an index does.
final class FakeSlots implements HeldSlots {

    private final EvictionPolicy policy;
    private final Map<Integer, Held> slots = new HashMap<>();

    private record Held(long size, long reads, long lastReadAt) {}

    FakeSlots(EvictionPolicy policy) {
        this.policy = policy;
    }

    void admit(int slot, long size) {
        admit(slot, size, 0, 0);
    }

    void admit(int slot, long size, long reads, long lastReadAt) {
        slots.put(slot, new Held(size, reads, lastReadAt));
        policy.admitted(this, slot);
    }

    void read(int slot) {
        read(slot, lastReadAt(slot));
    }

    void read(int slot, long now) {
        slots.put(slot, new Held(size(slot), reads(slot) + 1, now));
        policy.read(this, slot);
    }

    void remove(int slot) {
        policy.removed(this, slot);
        slots.remove(slot);
    }

    /// Evicts what the policy names.
    int evict(long now) {
        int victim = policy.victim(this, now);
        if (victim != EvictionPolicy.NONE) {
            remove(victim);
        }
        return victim;
    }

    Set<Integer> present() {
        return Set.copyOf(slots.keySet());
    }

    long used() {
        return slots.values().stream().mapToLong(Held::size).sum();
    }

    @Override
    public long id(int slot) {
        held(slot);
        return slot * 1_000_003L;
    }

    @Override
    public long size(int slot) {
        return held(slot).size();
    }

    @Override
    public long reads(int slot) {
        return held(slot).reads();
    }

    @Override
    public long lastReadAt(int slot) {
        return held(slot).lastReadAt();
    }

    private Held held(int slot) {
        Held held = slots.get(slot);
        if (held == null) {
            throw new IllegalStateException("nothing is held in slot " + slot);
        }
        return held;
    }
}
