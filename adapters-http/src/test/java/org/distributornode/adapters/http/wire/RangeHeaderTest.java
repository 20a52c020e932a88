package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.distributornode.domain.content.ByteSlice;

class RangeHeaderTest {

    @Property
    void neverSendsWhatIsNotThere(@ForAll("fields") String field, @ForAll @LongRange(max = 50) long size) {
        Decision decision = Decision.of(WireFixtures.range(field), WireFixtures.object(size), 16);

        if (decision instanceof Decision.Send send) {
            assertThat(send.slices()).allMatch(new ByteSlice(0, size)::covers);
            assertThat(send instanceof Decision.Whole || send.slices().stream().noneMatch(ByteSlice::isEmpty))
                    .isTrue();
        } else {
            assertThat(decision).isEqualTo(new Decision.RangeNotSatisfiable());
        }
    }

    @Property
    void survivesAnyText(@ForAll String field) {
        assertThat(RangeHeader.parse("bytes=" + field)).isNotEqualTo(new RangeHeader.Ignored());
    }

    @Provide
    Arbitrary<String> fields() {
        Arbitrary<String> spec = Arbitraries.strings().withChars("0123456789-").ofMaxLength(5);
        return spec.list().ofMaxSize(6).map(specs -> "bytes=" + String.join(",", specs));
    }
}
