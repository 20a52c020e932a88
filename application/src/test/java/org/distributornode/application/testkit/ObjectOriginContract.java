package org.distributornode.application.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

/// What any [ObjectOrigin] owes its caller.
public interface ObjectOriginContract {

    /// What [Conduct#DELIVERS] delivers as [#OBJECT].
    String CONTENT = "0123456789".repeat(100);

    /// How many bytes come before a source breaks off or falls silent.
    int BEFORE_TROUBLE = 300;

    DataObject OBJECT =
            new DataObject(new DataObjectId(11), CONTENT.length(), new ContentHash(1, 1, 1, 1), Optional.empty());

    DataObject EMPTY = new DataObject(new DataObjectId(12), 0, new ContentHash(2, 2, 2, 2), Optional.empty());

    MediaType TYPE = new MediaType("text/plain");

    /// What a source does when it is asked for an object.
    enum Conduct {
        /// Holds both objects, calls them [#TYPE] and sends what it is asked for.
        DELIVERS,
        /// The same, but sends the whole object whatever part it is asked for.
        KNOWS_NO_RANGES,
        /// Says that it has no such object.
        LACKS_THEM,
        /// Answers with an error of its own.
        REFUSES,
        /// No one listens there.
        IS_AWAY,
        /// Announces one byte more than [#OBJECT] has.
        ANNOUNCES_MORE,
        /// Ends after [#BEFORE_TROUBLE] bytes.
        BREAKS_OFF,
        /// Sends [#BEFORE_TROUBLE] bytes and then nothing for ever.
        FALLS_SILENT,
        /// Takes the request and never answers.
        NEVER_ANSWERS
    }

    /// The origin under test; it waits longer than any test lasts.
    ObjectOrigin patientOrigin();

    /// The same with so short a time limit that a test can wait for it.
    ObjectOrigin hastyOrigin();

    /// A source of both origins.
    Source source(Conduct conduct);

    @Test
    default void deliversTheWholeObject() {
        assertThat(fetched(OBJECT, OBJECT.whole())).isEqualTo(CONTENT);
    }

    @Test
    default void deliversTheRestFromAPosition() {
        var slice = ByteSlice.between(995, 1000);

        assertThat(fetched(OBJECT, slice)).isEqualTo("56789");
    }

    @Test
    default void deliversASliceWithin() {
        assertThat(fetched(OBJECT, new ByteSlice(3, 4))).isEqualTo("3456");
        assertThat(fetched(OBJECT, new ByteSlice(0, 2))).isEqualTo("01");
    }

    @Test
    default void tellsWhichBytesCome() {
        var slice = new ByteSlice(3, 4);

        try (var transfer = patientOrigin().fetch(source(Conduct.DELIVERS), OBJECT, slice)) {
            assertThat(transfer.slice()).isEqualTo(slice);
        }
    }

    @Test
    default void deliversTheWholeObjectIfTheSourceKnowsNoRanges() {
        var source = source(Conduct.KNOWS_NO_RANGES);

        try (var transfer = patientOrigin().fetch(source, OBJECT, new ByteSlice(3, 4))) {
            assertThat(transfer.slice()).isEqualTo(OBJECT.whole());
            assertThat(drain(transfer)).isEqualTo(CONTENT);
        }
    }

    @Test
    default void deliversAnEmptySlice() {
        assertThat(fetched(OBJECT, new ByteSlice(500, 0))).isEmpty();
        assertThat(fetched(OBJECT, new ByteSlice(1000, 0))).isEmpty();
    }

    @Test
    default void deliversAnEmptyObject() {
        assertThat(fetched(EMPTY, EMPTY.whole())).isEmpty();
    }

    @Test
    default void staysAtTheEnd() {
        try (var transfer = patientOrigin().fetch(source(Conduct.DELIVERS), OBJECT, OBJECT.whole())) {
            drain(transfer);

            assertThat(transfer.next()).isEmpty();
        }
    }

    @Test
    default void passesOnWhatTheSourceCallsTheBytes() {
        try (var transfer = patientOrigin().fetch(source(Conduct.DELIVERS), OBJECT, OBJECT.whole())) {
            assertThat(transfer.mediaType().map(MediaType::essence)).contains(TYPE.essence());
        }
    }

    @Test
    default void tellsThatASourceLacksTheObject() {
        assertThat(failure(() -> fetch(Conduct.LACKS_THEM)).kind()).isEqualTo(Kind.LACKS_OBJECT);
    }

    @Test
    default void tellsThatASourceRefuses() {
        assertThat(failure(() -> fetch(Conduct.REFUSES)).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    default void tellsThatASourceCannotBeReached() {
        assertThat(failure(() -> fetch(Conduct.IS_AWAY)).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    default void doesNotTakeAnObjectOfAnotherLength() {
        assertThat(failure(() -> fetch(Conduct.ANNOUNCES_MORE)).kind()).isEqualTo(Kind.OTHER_OBJECT);
    }

    @Test
    default void deliversWhatCameBeforeTheSourceBrokeOff() {
        try (var transfer = fetch(Conduct.BREAKS_OFF)) {
            assertThat(read(transfer, BEFORE_TROUBLE)).isEqualTo(CONTENT.substring(0, BEFORE_TROUBLE));

            assertThat(failure(transfer::next).kind()).isEqualTo(Kind.CUT_SHORT);
        }
    }

    @Test
    default void doesNotWaitForEverForTheNextByte() {
        var silent = source(Conduct.FALLS_SILENT);

        assertThat(failure(() -> {
                            try (var transfer = hastyOrigin().fetch(silent, OBJECT, OBJECT.whole())) {
                                drain(transfer);
                            }
                        })
                        .kind())
                .isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    default void doesNotWaitForEverForAnAnswer() {
        var silent = source(Conduct.NEVER_ANSWERS);

        assertThat(failure(() -> hastyOrigin().fetch(silent, OBJECT, OBJECT.whole()))
                        .kind())
                .isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    default void endsAWaitWhenItIsClosed() throws Exception {
        var transfer = fetch(Conduct.FALLS_SILENT);
        read(transfer, BEFORE_TROUBLE);
        var waiting = new CompletableFuture<OriginFailure>();
        var waiter = Thread.startVirtualThread(() -> waiting.complete(failure(transfer::next)));

        transfer.close();

        assertThat(waiting.get(1, TimeUnit.MINUTES).kind()).isEqualTo(Kind.CUT_SHORT);
        waiter.join();
        transfer.close();
    }

    @Test
    default void sendsNothingMoreOnceItIsClosed() {
        var transfer = patientOrigin().fetch(source(Conduct.DELIVERS), OBJECT, OBJECT.whole());

        transfer.close();

        assertThat(failure(transfer::next).kind()).isEqualTo(Kind.CUT_SHORT);
    }

    @Test
    default void endsAWaitForBytesWhenTheThreadIsInterrupted() throws Exception {
        try (var transfer = fetch(Conduct.FALLS_SILENT)) {
            read(transfer, BEFORE_TROUBLE);

            assertThat(whenInterrupted(transfer::next)).isEqualTo(Kind.CUT_SHORT);
        }
    }

    @Test
    default void endsAWaitWhenTheThreadIsInterrupted() throws Exception {
        var silent = source(Conduct.NEVER_ANSWERS);

        assertThat(whenInterrupted(() -> patientOrigin().fetch(silent, OBJECT, OBJECT.whole())))
                .isEqualTo(Kind.CUT_SHORT);
    }

    @Test
    default void isUsableAfterATransferWasLeftHalfway() {
        var source = source(Conduct.DELIVERS);
        patientOrigin().fetch(source, OBJECT, OBJECT.whole()).close();

        try (var transfer = patientOrigin().fetch(source, OBJECT, OBJECT.whole())) {
            assertThat(drain(transfer)).isEqualTo(CONTENT);
        }
    }

    /// How the action fails when its thread, which stays interrupted, is interrupted.
    private static Kind whenInterrupted(ThrowingCallable action) throws Exception {
        var asking = new CountDownLatch(1);
        var failure = new CompletableFuture<OriginFailure>();
        var interrupted = new CompletableFuture<Boolean>();
        var waiter = Thread.startVirtualThread(() -> {
            asking.countDown();
            failure.complete(failure(action));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        asking.await();

        waiter.interrupt();

        Kind kind = failure.get(1, TimeUnit.MINUTES).kind();
        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        return kind;
    }

    private Transfer fetch(Conduct conduct) {
        return patientOrigin().fetch(source(conduct), OBJECT, OBJECT.whole());
    }

    private String fetched(DataObject object, ByteSlice slice) {
        try (var transfer = patientOrigin().fetch(source(Conduct.DELIVERS), object, slice)) {
            return drain(transfer);
        }
    }

    private static OriginFailure failure(ThrowingCallable action) {
        return catchThrowableOfType(OriginFailure.class, action);
    }

    private static String drain(Transfer transfer) {
        return read(transfer, Integer.MAX_VALUE);
    }

    /// Reads until `most` bytes have come or all have.
    private static String read(Transfer transfer, int most) {
        var gathered = new ByteArrayOutputStream();
        while (gathered.size() < most) {
            Optional<ByteBuffer> buffer = transfer.next();
            if (buffer.isEmpty()) {
                break;
            }
            assertThat(buffer.get().remaining()).isPositive();
            byte[] bytes = new byte[buffer.get().remaining()];
            buffer.get().get(bytes);
            gathered.writeBytes(bytes);
        }
        return gathered.toString(US_ASCII);
    }
}
