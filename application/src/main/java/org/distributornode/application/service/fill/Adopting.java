package org.distributornode.application.service.fill;

import java.util.List;
import java.util.Optional;

/// Takes up what was there of an object from the beginning: that counts as much as what comes.
///
/// @param legs end only when this has ended
record Adopting(Intake intake, Legs legs, Workers workers) {

    /// Has it hashed meanwhile.
    void begin() {
        intake.decideType();
        List<Integer> groups = intake.claimPresent();
        if (!groups.isEmpty()) {
            legs.begun();
            workers.start(() -> hash(groups), why -> legs.ended(Optional.of(why)));
        }
    }

    private void hash(List<Integer> groups) {
        Optional<RuntimeException> end = Optional.of(new IllegalStateException("hashing broke down"));
        try {
            groups.stream().takeWhile(_ -> !legs.isOver()).forEach(intake::hash);
            end = Optional.empty();
        } catch (RuntimeException failure) {
            end = Optional.of(failure);
        } finally {
            legs.ended(end);
        }
    }
}
