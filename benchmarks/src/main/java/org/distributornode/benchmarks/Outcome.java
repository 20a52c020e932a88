package org.distributornode.benchmarks;

/// How a request ended.
///
/// @param problem empty if every byte came and was right
/// @param firstByte seconds from opening the connection to the first byte of the body; NaN if none came
/// @param total seconds from opening the connection to the end
record Outcome(Ask ask, String problem, double firstByte, double total) {

    boolean isGood() {
        return problem.isEmpty();
    }
}
