package org.distributornode.bootstrap.wiring;

/// How the node is ended from within.
///
/// @param begin ends it in order; returns at once
public record NodeEnd(Runnable begin) {}
