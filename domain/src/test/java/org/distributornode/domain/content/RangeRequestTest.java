package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.distributornode.domain.content.RangeRequest.Between;
import org.distributornode.domain.content.RangeRequest.From;
import org.distributornode.domain.content.RangeRequest.Last;
import org.junit.jupiter.api.Test;

class RangeRequestTest {

    @Test
    void startsAtAByteAndGoesToTheEnd() {
        assertThat(new From(0).resolve(10)).contains(new ByteSlice(0, 10));
        assertThat(new From(9).resolve(10)).contains(new ByteSlice(9, 1));
        assertThat(new From(10).resolve(10)).isEmpty();
        assertThat(new From(Long.MAX_VALUE).resolve(10)).isEmpty();
    }

    @Test
    void includesItsLastByteAndStopsAtTheEnd() {
        assertThat(new Between(0, 0).resolve(10)).contains(new ByteSlice(0, 1));
        assertThat(new Between(2, 4).resolve(10)).contains(new ByteSlice(2, 3));
        assertThat(new Between(2, 9).resolve(10)).contains(new ByteSlice(2, 8));
        assertThat(new Between(2, 10).resolve(10)).contains(new ByteSlice(2, 8));
        assertThat(new Between(0, Long.MAX_VALUE).resolve(10)).contains(new ByteSlice(0, 10));
        assertThat(new Between(10, 12).resolve(10)).isEmpty();
    }

    @Test
    void takesTheLastBytes() {
        assertThat(new Last(1).resolve(10)).contains(new ByteSlice(9, 1));
        assertThat(new Last(10).resolve(10)).contains(new ByteSlice(0, 10));
        assertThat(new Last(11).resolve(10)).contains(new ByteSlice(0, 10));
        assertThat(new Last(Long.MAX_VALUE).resolve(10)).contains(new ByteSlice(0, 10));
        assertThat(new Last(0).resolve(10)).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyObject() {
        assertThat(new From(0).resolve(0)).isEmpty();
        assertThat(new Between(0, 5).resolve(0)).isEmpty();
        assertThat(new Last(5).resolve(0)).isEmpty();
    }

    @Test
    void refusesWhatNoHeaderMeans() {
        assertThatIllegalArgumentException().isThrownBy(() -> new From(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Between(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Between(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Last(-1));
    }

    @Property
    void neverReachesOutsideTheObject(
            @ForAll @LongRange(min = 0) long first,
            @ForAll @LongRange(min = 0) long count,
            @ForAll @LongRange(min = 0) long size) {
        ByteSlice whole = new ByteSlice(0, size);
        long last = Math.max(first, count);

        assertThat(new From(first).resolve(size).stream()).allMatch(whole::covers);
        assertThat(new Between(first, last).resolve(size).stream()).allMatch(whole::covers);
        assertThat(new Last(count).resolve(size).stream()).allMatch(whole::covers);
    }
}
