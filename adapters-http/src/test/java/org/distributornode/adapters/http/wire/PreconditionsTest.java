package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.wire.WireFixtures.HASH;
import static org.distributornode.adapters.http.wire.WireFixtures.TAG;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In the tables `T` stands for the current entity tag.
class PreconditionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    # If-Match        | If-None-Match   | verdict
                                      |                 | PROCEED
                    T                 |                 | PROCEED
                    *                 |                 | PROCEED
                    "x", T            |                 | PROCEED
                    "x",T,"y"         |                 | PROCEED
                    , T               |                 | PROCEED
                    "x"               |                 | FAILED
                    W/T               |                 | FAILED
                    "x", W/T          |                 | FAILED
                    nonsense          |                 | FAILED
                    nonsense T        |                 | FAILED
                                      | T               | NOT_MODIFIED
                                      | W/T             | NOT_MODIFIED
                                      | *               | NOT_MODIFIED
                                      | "x", W/T        | NOT_MODIFIED
                                      | "a,b" , T       | NOT_MODIFIED
                                      | "x"             | PROCEED
                                      | nonsense        | PROCEED
                    T                 | T               | NOT_MODIFIED
                    T                 | "x"             | PROCEED
                    "x"               | T               | FAILED
                    "x"               | "x"             | FAILED
                    *                 | *               | NOT_MODIFIED
                    """)
    void checksInTheOrderOfTheStandard(
            @Nullable String ifMatch, @Nullable String ifNoneMatch, Preconditions.Verdict expected) {
        ConditionalRequest request = WireFixtures.request(null, current(ifMatch), current(ifNoneMatch), null);

        assertThat(Preconditions.check(request, EntityTag.of(HASH))).isEqualTo(expected);
    }

    private static @Nullable String current(@Nullable String field) {
        return field == null ? null : field.replace("T", TAG);
    }
}
