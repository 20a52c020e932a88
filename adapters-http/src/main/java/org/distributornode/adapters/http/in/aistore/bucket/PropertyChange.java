package org.distributornode.adapters.http.in.aistore.bucket;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.distributornode.domain.store.BucketProperties;

/// What a client wants changed of the properties of a bucket; what it leaves out stays.
///
/// @param erasureCoding whether erasure coding is to be switched on, which one node alone cannot do
/// @param mirror whether anything is said of the number of copies
public record PropertyChange(
        UnaryOperator<BucketProperties> change, Set<String> named, boolean erasureCoding, boolean mirror) {

    public static final PropertyChange NONE = new PropertyChange(UnaryOperator.identity(), Set.of(), false, false);

    public PropertyChange {
        named = Set.copyOf(named);
    }
}
