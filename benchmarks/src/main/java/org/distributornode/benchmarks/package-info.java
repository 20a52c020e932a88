/// Measures the node beside its peers; run by the scripts in `benchmarks`, built by nothing.
package org.distributornode.benchmarks;
