package org.distributornode.adapters.storage.simulated;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads and carries out the body of a GraphQL request.
final class QueryExecution {

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private static final String REHEARSED =
            "query ($id: String!) { storageDataObjects(where: { id_eq: $id }, limit: 1) { id size storageBag { id } } }";

    private final SimulatedNetwork network;

    QueryExecution(SimulatedNetwork network) {
        this.network = network;
    }

    /// @throws IOException if the body is no JSON object
    Request read(byte[] body) throws IOException {
        Map<String, Object> fields = JSON.readValue(body, Argument.mapOf(String.class, Object.class));
        if (fields == null || !(fields.get("query") instanceof String query)) {
            throw new IOException("no query in the body");
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        if (fields.get("variables") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        return new Request(String.valueOf(fields.getOrDefault("operationName", "")), query, variables);
    }

    /// Takes the time beforehand that the first query of a process costs, a second or two.
    ///
    /// @return whether the schema took the query
    static boolean rehearse() {
        return QuerySchema.get()
                .execute(ExecutionInput.newExecutionInput(REHEARSED)
                        .root(new RootFields(new SimulatedNetwork(), ListQuirk.NONE))
                        .variables(Map.of("id", "0"))
                        .build())
                .getErrors()
                .isEmpty();
    }

    /// Status 400 if the query does not fit the schema.
    QueryReply.Fixed run(Request request, ListQuirk quirk) throws IOException {
        RootFields root = new RootFields(network, quirk);
        ExecutionInput.Builder input =
                ExecutionInput.newExecutionInput(request.query()).root(root).variables(request.variables());
        if (!request.operationName().isEmpty()) {
            input.operationName(request.operationName());
        }
        ExecutionResult result = QuerySchema.get().execute(input.build());
        int status = result.isDataPresent() ? 200 : 400;
        return new QueryReply.Fixed(
                status, "application/json; charset=utf-8", JSON.writeValueAsString(result.toSpecification()));
    }

    /// What a request asks for.
    record Request(String operationName, String query, Map<String, Object> variables) {

        List<String> rootFields() {
            try {
                return Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).stream()
                        .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                        .map(Field::getName)
                        .toList();
            } catch (InvalidSyntaxException _) {
                return List.of();
            }
        }
    }
}
