/// Answers for held objects that pass the framework by, and bodies that the system sends from files.
@NullMarked
package org.distributornode.adapters.http.netty.hit;

import org.jspecify.annotations.NullMarked;
