package org.distributornode.application.service.proving;

import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.ProofBuilder;

/// Reads bytes from local disk and makes or checks their proof. The one way in which what lies on disk is proven.
public final class Prover {

    private final Courtesy courtesy;

    /// @param courtesy asked before each group that is read
    public Prover(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    /// Hears of the bytes that were read.
    @FunctionalInterface
    public interface Listener {

        /// @param bytes how many there are since the last call
        /// @throws InterruptedException to end the reading
        void read(int bytes) throws InterruptedException;
    }

    /// Hears of the groups that were looked at, in their order.
    @FunctionalInterface
    public interface Inspector {

        /// @param right whether the group is the one that the proof speaks of
        /// @return whether to look at the next one
        /// @throws InterruptedException to end the reading
        boolean looked(int group, boolean right) throws InterruptedException;
    }

    /// The proof of what these bytes are, whatever they should be.
    ///
    /// @throws CacheFailure if they cannot be read to their end
    public Proof prove(ObjectBytes bytes, Listener listener) throws InterruptedException {
        GroupReading reading = new GroupReading(bytes, courtesy);
        ProofBuilder proof = new ProofBuilder(bytes.size());
        for (int group = 0; group < reading.groups(); group++) {
            proof.put(group, reading.value(group));
            listener.read((int) Proof.group(bytes.size(), group).length());
        }
        return proof.build();
    }

    /// Compares each group with the proof. A group that cannot be read is not right.
    ///
    /// @param proof consistent in itself
    /// @throws CacheFailure for reasons that are no fault of the bytes
    public void check(ObjectBytes bytes, Proof proof, Inspector inspector) throws InterruptedException {
        GroupReading reading = new GroupReading(bytes, courtesy);
        int group = 0;
        while (group < reading.groups() && inspector.looked(group, reading.isRight(group, proof))) {
            group++;
        }
    }
}
