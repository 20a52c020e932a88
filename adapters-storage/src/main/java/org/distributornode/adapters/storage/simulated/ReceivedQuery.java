package org.distributornode.adapters.storage.simulated;

import java.util.List;
import java.util.Map;

/// A request as a simulated query node got it.
///
/// @param rootFields what it asks for at the top, empty if it is no GraphQL
/// @param variables as sent
/// @param headers names in lower case, first value of each
public record ReceivedQuery(List<String> rootFields, Map<String, Object> variables, Map<String, String> headers) {}
