package org.distributornode.application.service.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

final class TrimmedTransferTest {

    private static final Source A = new Source(URI.create("http://a/api/v1"), Source.Kind.STORAGE_NODE);
    private static final String CONTENT = "0123456789".repeat(10);
    private static final SampleObject SAMPLE = SampleObject.of(1, CONTENT.getBytes(US_ASCII));

    private final ScriptedOrigin origin = new ScriptedOrigin().holds(A, SAMPLE);

    @Property(tries = 200)
    void bringsJustThePart(@ForAll @IntRange(min = 1, max = 30) int chunk, @ForAll long seed) {
        Random random = new Random(seed);
        int from = random.nextInt(CONTENT.length());
        int to = from + 1 + random.nextInt(CONTENT.length() - from);
        origin.script(A, new Step.Chunks(chunk), new Step.IgnoresRanges());

        assertThat(drain(ByteSlice.between(from, to))).isEqualTo(CONTENT.substring(from, to));
    }

    @Test
    void doesNotWaitForWhatComesBehind() {
        origin.script(A, new Step.IgnoresRanges(), new Step.HoldsAt(20));

        assertThat(drain(ByteSlice.between(10, 20))).isEqualTo("0123456789");
        assertThat(origin.openTransfers()).isZero();
    }

    private String drain(ByteSlice slice) {
        StringBuilder all = new StringBuilder();
        try (Transfer transfer = TrimmedTransfer.of(origin.fetch(A, SAMPLE.object(), slice), slice)) {
            assertThat(transfer.slice()).isEqualTo(slice);
            for (var bytes = transfer.next(); bytes.isPresent(); bytes = transfer.next()) {
                assertThat(bytes.get().hasRemaining()).isTrue();
                all.append(US_ASCII.decode(bytes.get()));
            }
            assertThat(transfer.next()).isEqualTo(Optional.empty());
        }
        return all.toString();
    }
}
