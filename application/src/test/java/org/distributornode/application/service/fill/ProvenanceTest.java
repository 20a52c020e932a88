package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.fill.FillSources.A;
import static org.distributornode.application.service.fill.FillSources.B;
import static org.distributornode.application.service.fill.FillSources.C;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProvenanceTest {

    private final Provenance provenance = new Provenance();

    @BeforeEach
    void send() {
        provenance.add(A, segments(0, 100));
        provenance.add(B, segments(100, 150));
        provenance.add(A, segments(150, 200));
    }

    @Test
    void knowsWhoSentWhat() {
        assertThat(provenance.contributors()).containsExactlyInAnyOrder(A, B);
        assertThat(provenance.bytesOf(A)).isEqualTo(150);
        assertThat(provenance.bytesOf(C)).isZero();
        assertThat(provenance.isAllOf(A, ByteSlice.between(0, 100))).isTrue();
        assertThat(provenance.isAllOf(A, ByteSlice.between(0, 101))).isFalse();
    }

    @Test
    void namesThePartsOfEach() {
        assertThat(provenance.parts(ByteSlice.between(50, 160)))
                .isEqualTo(Map.of(
                        A, List.of(ByteSlice.between(50, 100), ByteSlice.between(150, 160)),
                        B, List.of(ByteSlice.between(100, 150))));
        assertThat(provenance.parts(ByteSlice.between(200, 300))).isEmpty();
    }

    @Test
    void forgetsWhoseBytesWereReplaced() {
        provenance.replace(C, ByteSlice.between(90, 160));

        assertThat(provenance.contributors()).containsExactlyInAnyOrder(A, C);
        assertThat(provenance.bytesOf(A)).isEqualTo(130);
        assertThat(provenance.isAllOf(C, ByteSlice.between(90, 160))).isTrue();
    }

    @Test
    void doubtsNoMoreOnceSomethingWent() {
        provenance.doubt();

        assertThat(provenance.forget(Set.of(C), segments(0, 200))).isEqualTo(Segments.none());
        assertThat(provenance.isDoubted()).isTrue();

        assertThat(provenance.forget(Set.of(A, C), segments(0, 200)))
                .isEqualTo(Segments.of(List.of(ByteSlice.between(0, 100), ByteSlice.between(150, 200))));
        assertThat(provenance.isDoubted()).isFalse();
        assertThat(provenance.contributors()).containsExactly(B);
    }

    @Test
    void doubtsStillWhatNobodyKnowsTheSenderOf() {
        provenance.doubt();

        provenance.forget(Set.of(A), segments(0, 201));

        assertThat(provenance.isDoubted()).isTrue();
    }

    @Test
    void knowsNobodyWhoSentNothing() {
        provenance.add(C, Segments.none());

        assertThat(provenance.contributors()).doesNotContain(C);
    }

    private static Segments segments(long from, long to) {
        return Segments.of(List.of(ByteSlice.between(from, to)));
    }
}
