@NullMarked
package org.distributornode.adapters.http.in.aistore.job;

import org.jspecify.annotations.NullMarked;
