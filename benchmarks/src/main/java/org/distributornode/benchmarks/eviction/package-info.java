/// Plays traces of requests to eviction policies: ours and rivals of theirs.
package org.distributornode.benchmarks.eviction;
