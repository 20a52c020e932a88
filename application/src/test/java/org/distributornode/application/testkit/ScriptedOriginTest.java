package org.distributornode.application.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.ScriptedOrigin.Fetch;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

class ScriptedOriginTest implements ObjectOriginContract {

    private static final Source SOURCE = new Source(URI.create("http://node/api/v1"), Source.Kind.STORAGE_NODE);

    private final ScriptedOrigin patient = new ScriptedOrigin();
    private final ScriptedOrigin hasty = new ScriptedOrigin();

    @Override
    public ObjectOrigin patientOrigin() {
        return patient;
    }

    @Override
    public ObjectOrigin hastyOrigin() {
        return hasty;
    }

    @Override
    public Source source(Conduct conduct) {
        switch (conduct) {
            case DELIVERS -> holding(CONTENT);
            case LACKS_THEM -> both();
            case REFUSES -> both(new Step.Fails(Kind.REFUSED));
            case IS_AWAY -> {}
            case ANNOUNCES_MORE -> holding(CONTENT + "!");
            case BREAKS_OFF -> holding(CONTENT, new Step.FailsAt(BEFORE_TROUBLE, Kind.CUT_SHORT));
            case FALLS_SILENT -> {
                holding(CONTENT, new Step.HoldsAt(BEFORE_TROUBLE));
                hasty.script(SOURCE, new Step.FailsAt(BEFORE_TROUBLE, Kind.TIMED_OUT));
            }
            case NEVER_ANSWERS -> {
                holding(CONTENT, new Step.HoldsAnswer());
                hasty.script(SOURCE, new Step.Fails(Kind.TIMED_OUT));
            }
        }
        return SOURCE;
    }

    @Test
    void flipsAByte() {
        holding(CONTENT, new Step.Flips(3));

        try (var transfer = patient.fetch(SOURCE, OBJECT, new ByteSlice(2, 3))) {
            assertThat(US_ASCII.decode(transfer.next().orElseThrow()).toString())
                    .isEqualTo("224");
        }
    }

    @Test
    void sendsChunkByChunkAndCounts() {
        holding(CONTENT, new Step.Chunks(400));

        try (var transfer = patient.fetch(SOURCE, OBJECT, OBJECT.whole())) {
            assertThat(transfer.next().orElseThrow().remaining()).isEqualTo(400);
            assertThat(transfer.next().orElseThrow().remaining()).isEqualTo(400);
            assertThat(transfer.next().orElseThrow().remaining()).isEqualTo(200);
            assertThat(patient.openTransfers()).isOne();
        }
        assertThat(patient.bytesSent()).isEqualTo(1000);
        assertThat(patient.openTransfers()).isZero();
        assertThat(patient.fetches()).containsExactly(new Fetch(SOURCE, OBJECT.id(), OBJECT.whole()));
    }

    @Test
    void goesOnWhenItIsReleased() throws Exception {
        holding(CONTENT, new Step.HoldsAnswer(), new Step.HoldsAt(10));
        var bytes = new CompletableFuture<Integer>();
        Thread.startVirtualThread(() -> {
            try (var transfer = patient.fetch(SOURCE, OBJECT, OBJECT.whole())) {
                bytes.complete(transfer.next().orElseThrow().remaining());
            }
        });
        patient.awaitFetches(1);
        assertThat(bytes).isNotDone();

        patient.release(SOURCE);

        assertThat(bytes.get(30, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    private void holding(String content, Step... steps) {
        for (ScriptedOrigin origin : new ScriptedOrigin[] {patient, hasty}) {
            origin.holds(SOURCE, OBJECT, content.getBytes(US_ASCII))
                    .holds(SOURCE, EMPTY, new byte[0])
                    .callsThem(TYPE);
        }
        both(steps);
    }

    private void both(Step... steps) {
        patient.script(SOURCE, steps);
        hasty.script(SOURCE, steps);
    }
}
