package org.distributornode.application.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
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
            case KNOWS_NO_RANGES -> holding(CONTENT, new Step.IgnoresRanges());
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

        assertThat(bytes.get(1, TimeUnit.MINUTES)).isEqualTo(1000);
    }

    @Test
    void cutsOnceAtAPosition() {
        holding(CONTENT, new Step.Once(new Step.FailsAt(300, Kind.CUT_SHORT)));

        assertThat(taken(new ByteSlice(301, 10))).isEqualTo("1234567890");
        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.CUT_SHORT);
        assertThat(taken(OBJECT.whole())).isEqualTo(CONTENT);
        assertThat(patient.deliveries())
                .extracting(delivery -> delivery.bytes())
                .containsExactly(10L, 300L, 1000L);
        assertThat(patient.bytesSent(OBJECT.id())).isEqualTo(1310);
        assertThat(patient.bytesSent(SOURCE)).isEqualTo(1310);
    }

    @Test
    void keepsFailingOnceItHasFailed() {
        holding(CONTENT, new Step.Once(new Step.FailsAfter(0, Kind.CUT_SHORT)));

        try (var transfer = patient.fetch(SOURCE, OBJECT, OBJECT.whole())) {
            assertThatThrownBy(transfer::next).isInstanceOf(OriginFailure.class);
            assertThatThrownBy(transfer::next).isInstanceOf(OriginFailure.class);
        }
    }

    @Test
    void doesTwiceWhatIsListedTwice() {
        holding(
                CONTENT,
                new Step.Once(new Step.Fails(Kind.REFUSED)),
                new Step.Once(new Step.Fails(Kind.REFUSED)),
                new Step.Once(new Step.Flips(0)));

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.REFUSED);
        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.REFUSED);
        assertThat(taken(new ByteSlice(0, 2))).isEqualTo("11");
        assertThat(taken(new ByteSlice(0, 2))).isEqualTo("01");
    }

    @Test
    void goesOnInsteadOfEnding() {
        holding(CONTENT, new Step.SendsMore());

        try (var transfer = patient.fetch(SOURCE, OBJECT, new ByteSlice(2, 3))) {
            assertThat(text(transfer)).isEqualTo("234");
            assertThatThrownBy(transfer::next)
                    .isInstanceOfSatisfying(
                            OriginFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.OTHER_OBJECT));
        }
    }

    @Test
    void sendsWhatItIsGranted() throws Exception {
        holding(CONTENT, new Step.Metered());
        patient.grant(SOURCE, 7);
        var rest = new CompletableFuture<String>();

        try (var transfer = patient.fetch(SOURCE, OBJECT, new ByteSlice(0, 10))) {
            assertThat(text(transfer)).isEqualTo("0123456");
            Thread.startVirtualThread(() -> rest.complete(text(transfer)));
            patient.awaitHeld(SOURCE, 1);
            patient.grant(SOURCE, 3);

            assertThat(rest.get(1, TimeUnit.MINUTES)).isEqualTo("789");
        }
    }

    @Test
    void holdsOneTransferAndLetsOthersPass() throws Exception {
        holding(CONTENT, new Step.Once(new Step.HoldsAt(5)));
        var rest = new CompletableFuture<String>();

        try (var transfer = patient.fetch(SOURCE, OBJECT, new ByteSlice(0, 10))) {
            assertThat(text(transfer)).isEqualTo("01234");
            Thread.startVirtualThread(() -> rest.complete(text(transfer)));
            patient.awaitHeld(SOURCE, 1);

            assertThat(taken(new ByteSlice(0, 10))).isEqualTo("0123456789");
            patient.release(SOURCE);

            assertThat(rest.get(1, TimeUnit.MINUTES)).isEqualTo("56789");
        }
    }

    @Test
    void holdsOneAnswerAndLetsOthersPass() throws Exception {
        holding(CONTENT, new Step.Once(new Step.HoldsAnswer()));
        var held = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> held.complete(taken(OBJECT.whole())));
        patient.awaitHeld(SOURCE, 1);

        assertThat(taken(OBJECT.whole())).isEqualTo(CONTENT);
        assertThat(held).isNotDone();
        patient.release(SOURCE);

        assertThat(held.get(1, TimeUnit.MINUTES)).isEqualTo(CONTENT);
    }

    private String taken(ByteSlice slice) {
        try (var transfer = patient.fetch(SOURCE, OBJECT, slice)) {
            var gathered = new StringBuilder();
            for (String next = text(transfer); !next.isEmpty(); next = text(transfer)) {
                gathered.append(next);
            }
            return gathered.toString();
        }
    }

    private Kind failure(ByteSlice slice) {
        return catchThrowableOfType(OriginFailure.class, () -> taken(slice)).kind();
    }

    private static String text(ObjectOrigin.Transfer transfer) {
        return transfer.next().map(bytes -> US_ASCII.decode(bytes).toString()).orElse("");
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
