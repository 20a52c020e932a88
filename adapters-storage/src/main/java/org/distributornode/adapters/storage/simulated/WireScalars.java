package org.distributornode.adapters.storage.simulated;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Function;

/// Scalars that travel as strings.
final class WireScalars {

    static final GraphQLScalarType BIG_INT = scalar("BigInt", BigInteger::new);
    static final GraphQLScalarType DATE_TIME = scalar("DateTime", text -> text);

    private WireScalars() {}

    private static <T> GraphQLScalarType scalar(String name, Function<String, T> parse) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new AsText<>(name, parse))
                .build();
    }

    private record AsText<T>(String name, Function<String, T> parse) implements Coercing<T, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return parse.apply(input.toString());
            } catch (NumberFormatException e) {
                throw new CoercingParseValueException(input + " is not a " + name, e);
            }
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return switch (input) {
                    case StringValue text -> parse.apply(text.getValue());
                    case IntValue number -> parse.apply(number.getValue().toString());
                    default -> throw new CoercingParseLiteralException(input + " is not a " + name);
                };
            } catch (NumberFormatException e) {
                throw new CoercingParseLiteralException(input + " is not a " + name, e);
            }
        }
    }
}
