package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/// A question on its way (GraphQL over HTTP).
@Serdeable
record QueryBody(String operationName, Map<String, Object> variables, String query) {}
