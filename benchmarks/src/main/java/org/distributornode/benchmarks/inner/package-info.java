/// The innermost loops, each call for itself, measured by JMH; run by `benchmarks/inner`.
@NullMarked
package org.distributornode.benchmarks.inner;

import org.jspecify.annotations.NullMarked;
