package org.distributornode.domain.content;

import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Mixes as many lanes at a time as a register of this machine holds. Needs the module `jdk.incubator.vector`; the only
/// class that names it.
final class VectorMixing implements LaneMixing {

    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

    /// Narrower registers were not measured; some have no such instructions, and vectors are imitated there.
    private static final int FEWEST_LANES = 8;

    /// Whether this is faster than [ArrayMixing] here. Without its second compiler ("emulated client") the virtual
    /// machine makes an object of each vector.
    static boolean isFast() {
        String compilers = System.getProperty("java.vm.info", "");
        return SPECIES.length() >= FEWEST_LANES
                && SPECIES.length() <= ChunkLanes.LANES
                && compilers.contains("mixed mode")
                && !compilers.contains("emulated-client");
    }

    @Override
    public void mix(int[][] words, int lanes) {
        if (lanes == ChunkLanes.LANES) {
            mixAll(words);
            return;
        }
        for (int lane = 0; lane < lanes; lane += SPECIES.length()) {
            mixFrom(lane, words);
        }
    }

    /// Nearly all calls are for all lanes, and a constant bound makes them faster by a tenth.
    private static void mixAll(int[][] words) {
        for (int lane = 0; lane < ChunkLanes.LANES; lane += SPECIES.length()) {
            mixFrom(lane, words);
        }
    }

    private static void mixFrom(int lane, int[][] words) {
        IntVector b = IntVector.fromArray(SPECIES, words[1], lane);
        IntVector x = IntVector.fromArray(SPECIES, words[4], lane);
        IntVector a = IntVector.fromArray(SPECIES, words[0], lane).add(b).add(x);
        IntVector d = IntVector.fromArray(SPECIES, words[3], lane);
        d = d.lanewise(XOR, a).lanewise(ROR, 16);
        IntVector c = IntVector.fromArray(SPECIES, words[2], lane).add(d);
        b = b.lanewise(XOR, c).lanewise(ROR, 12);
        a = a.add(b).add(IntVector.fromArray(SPECIES, words[5], lane));
        d = d.lanewise(XOR, a).lanewise(ROR, 8);
        c = c.add(d);
        a.intoArray(words[0], lane);
        b.lanewise(XOR, c).lanewise(ROR, 7).intoArray(words[1], lane);
        c.intoArray(words[2], lane);
        d.intoArray(words[3], lane);
    }
}
