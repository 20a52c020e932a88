/// Measures the node beside its peers; run from source by the scripts in `benchmarks`.
package org.distributornode.benchmarks;
