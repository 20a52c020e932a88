package org.distributornode.benchmarks;

import java.util.List;

/// One thing that is measured, of each target in each round.
interface Row {

    /// Its name on the command line.
    String name();

    /// What is measured, as a heading.
    String title();

    /// The sizes of the fresh objects that one measurement uses up.
    List<Long> objects();

    void measure(Ground ground, Target target, Samples samples);
}
