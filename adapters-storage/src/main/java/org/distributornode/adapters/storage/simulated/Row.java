package org.distributornode.adapters.storage.simulated;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// An entity of the query node.
///
/// @param type its type in the schema
/// @param fields the values of its fields, worked out when asked for; a field that is not there is null
record Row(String type, Map<String, Supplier<?>> fields) {

    /// A union's filter asks for the member by this name.
    private static final String TYPE = "isTypeOf";

    Optional<Object> field(String name) {
        return name.equals(TYPE)
                ? Optional.of(type)
                : Optional.ofNullable(fields.get(name)).map(Supplier::get);
    }
}
