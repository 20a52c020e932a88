package org.distributornode.benchmarks;

/// What a load of many requests came to.
///
/// @param seconds how long it went on
/// @param p50 microseconds from request to the end of the answer
/// @param p99 likewise
record Load(long requests, double seconds, long errors, double p50, double p99) {}
