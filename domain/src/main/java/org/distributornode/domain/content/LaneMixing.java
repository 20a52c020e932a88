package org.distributornode.domain.content;

/// The innermost step of BLAKE3 (BLAKE3 paper, section 2.2, function G), done in many lanes at once: arrays hold the
/// same word of each lane's state or message.
interface LaneMixing {

    /// The fastest one that this virtual machine has.
    LaneMixing FASTEST = fastest();

    /// Mixes four words of the state of each of the first `lanes` lanes with two words of its message. Lanes behind
    /// them may be overwritten.
    ///
    /// @param words the words a, b, c and d of the state, which change, then x and y of the message;
    ///     [ChunkLanes#LANES] lanes each
    /// @param lanes how many lanes count
    void mix(int[][] words, int lanes);

    /// The class of vectors must not be touched where their module is missing.
    private static LaneMixing fastest() {
        return hasVectors() && VectorMixing.isFast() ? new VectorMixing() : new ArrayMixing();
    }

    /// Asks for a class of the module, which may have been loaded after the virtual machine had started.
    private static boolean hasVectors() {
        try {
            Class.forName("jdk.incubator.vector.IntVector", false, null);
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
