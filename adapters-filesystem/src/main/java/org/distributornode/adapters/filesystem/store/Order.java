package org.distributornode.adapters.filesystem.store;

import java.util.Optional;
import java.util.function.Predicate;
import org.distributornode.application.port.store.ObjectStore.Finish;

/// How an object is to get its place.
///
/// @param condition what must hold of the one that has it
record Order(Finish finish, Predicate<Optional<IndexEntry>> condition) {}
