package org.distributornode.benchmarks.eviction;

/// One game.
///
/// @param percent the cache's size in hundredths of the trace's footprint
public record Cell(long seed, String trace, int percent, String player) {

    /// On one line, with its outcome.
    public String line(String version, Ratios ratios) {
        return String.join("|", version, key(), Double.toString(ratios.hits()), Double.toString(ratios.bytes()));
    }

    /// What tells it from other games.
    public String key() {
        return seed + "," + trace + "," + percent + "," + player;
    }
}
