package org.distributornode.adapters.storage.simulated;

import graphql.GraphQL;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The query node's schema, put to work on simulated networks.
final class QuerySchema implements WiringFactory {

    private static final List<String> PARTS = List.of("/simulated/entities.graphqls", "/simulated/filters.graphqls");

    private static final GraphQL SCHEMA = build();

    private QuerySchema() {}

    /// Answers queries whose execution has a [RootFields] as its root. Made once, since that takes half a second.
    static GraphQL get() {
        return SCHEMA;
    }

    private static GraphQL build() {
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        PARTS.forEach(part -> types.merge(parse(part)));
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .wiringFactory(new QuerySchema())
                .scalar(WireScalars.BIG_INT)
                .scalar(WireScalars.DATE_TIME)
                .build();
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types, wiring))
                .build();
    }

    private static TypeDefinitionRegistry parse(String resource) {
        try (InputStream in = Objects.requireNonNull(QuerySchema.class.getResourceAsStream(resource), resource)) {
            return new SchemaParser().parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
        return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
        return union -> union.getSchema().getObjectType(((Row) union.getObject()).type());
    }

    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
        return field -> switch (field.getSource()) {
            case RootFields root ->
                root.value(field.getField().getName(), field.getArguments()).orElse(null);
            case Row row -> fieldOf(row, field).orElse(null);
            case null, default -> throw new IllegalStateException("no root was given");
        };
    }

    private static Optional<Object> fieldOf(Row row, DataFetchingEnvironment field) {
        return row.field(field.getField().getName())
                .map(value -> value instanceof List<?> rows
                        ? new RowSelection(field.getArguments())
                                .from(rows.stream().map(Row.class::cast).toList())
                        : value);
    }
}
