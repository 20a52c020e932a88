@NullMarked
package org.distributornode.adapters.http.in.aistore.download;

import org.jspecify.annotations.NullMarked;
