package org.distributornode.adapters.storage.storagenode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageNodeOriginTest {

    private static final String CONTENT = "0123456789";
    private static final DataObject OBJECT =
            new DataObject(new DataObjectId(-1), CONTENT.length(), new ContentHash(1, 2, 3, 4), Optional.empty());
    private static final ByteSlice MIDDLE = new ByteSlice(2, 3);
    private static final ByteSlice START = new ByteSlice(0, 4);

    private final SimulatedStorageNode node = SimulatedStorageNode.start();
    private final OutboundHttp http = Outbound.patient();
    private final StorageNodeOrigin origin = new StorageNodeOrigin(http, AddressPolicy.nearbyToo());

    @BeforeEach
    void hold() {
        node.hold(OBJECT.id().toString(), SimulatedContent.of(CONTENT.getBytes(US_ASCII)));
    }

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    @Test
    void asksForTheWholeObjectWithoutARange() {
        assertThat(fetched(OBJECT.whole())).isEqualTo(CONTENT);

        var request = node.requests().getFirst();
        assertThat(request).hasToString("GET /api/v1/files/18446744073709551615");
        assertThat(request.headers()).doesNotContainKey("range");
    }

    @Test
    void asksForExactlyTheRange() {
        assertThat(fetched(MIDDLE)).isEqualTo("234");

        assertThat(node.requests().getFirst().header("range")).contains("bytes=2-4");
    }

    @Test
    void saysWhoWeAreAndNothingElse() {
        fetched(OBJECT.whole());

        assertThat(node.requests().getFirst().headers())
                .containsEntry("user-agent", "distributor-node/test")
                .containsEntry("accept-encoding", "identity")
                .containsEntry("accept", "*/*")
                .containsOnlyKeys("host", "user-agent", "accept", "accept-encoding");
    }

    @Test
    void takesAWholeAnswerToAnyPart() {
        node.behave(new Quirk.IgnoreRange());

        assertThat(fetched(START)).isEqualTo(CONTENT);
        assertThat(fetched(MIDDLE)).isEqualTo(CONTENT);
    }

    @Test
    void takesAWholeAnswerInChunks() {
        node.behave(new Quirk.IgnoreRange(), new Quirk.Chunked());

        assertThat(fetched(MIDDLE)).isEqualTo(CONTENT);
    }

    @Test
    void countsAnAnswerInChunks() {
        node.behave(new Quirk.Chunked());

        assertThat(fetched(OBJECT.whole())).isEqualTo(CONTENT);
        assertThat(fetched(MIDDLE)).isEqualTo("234");
    }

    @Test
    void noticesChunksThatAreTooMany() {
        node.hold(OBJECT.id().toString(), SimulatedContent.of((CONTENT + "!").getBytes(US_ASCII)));
        node.behave(new Quirk.Chunked());

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.OTHER_OBJECT);
    }

    @Test
    void noticesChunksThatAreTooFew() {
        node.hold(OBJECT.id().toString(), SimulatedContent.of("012345678".getBytes(US_ASCII)));
        node.behave(new Quirk.Chunked());

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.CUT_SHORT);
    }

    @Test
    void takesNoMoreThanAnnounced() {
        node.behave(new Quirk.ExtraBytes(5));

        assertThat(fetched(OBJECT.whole())).isEqualTo(CONTENT);
        assertThat(fetched(OBJECT.whole())).isEqualTo(CONTENT);
    }

    @Test
    void noticesAConnectionThatIsReset() {
        node.behave(new Quirk.ResetAfter(4));

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.CUT_SHORT);
    }

    @Test
    void noticesAConnectionThatEndsWithoutAnAnswer() {
        node.behave(new Quirk.NoAnswer());

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void doesNotTakeAPageForAnObject() {
        node.behave(Quirk.html());

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.OTHER_OBJECT);
    }

    @Test
    void doesNotFollowARedirect() {
        node.behave(Quirk.redirect(URI.create(node.endpoint() + "/api/v1/files/1")));

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.REFUSED);
        assertThat(node.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 2-4/11,    OTHER_OBJECT",
        "bytes 2-4/*,     REFUSED",
        "bytes 3-5/10,    REFUSED",
        "bytes 2-5/10,    REFUSED",
        "octets 2-4/10,   REFUSED",
        "nonsense,        REFUSED",
    })
    void insistsOnTheRangeItAskedFor(String range, Kind kind) {
        node.behave(new Quirk.ContentRange(range));

        assertThat(failure(MIDDLE)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "410, LACKS_OBJECT",
        "404, LACKS_OBJECT",
        "403, REFUSED",
        "429, REFUSED",
        "204, REFUSED",
        "503, REFUSED",
        "206, REFUSED",
    })
    void readsTheStatus(int status, Kind kind) {
        node.behave(new Quirk.Answer(status, Map.of(), ""));

        assertThat(failure(OBJECT.whole())).isEqualTo(kind);
    }

    @Test
    void seesAnObjectThatIsTooShortForTheRange() {
        node.behave(new Quirk.Answer(416, Map.of("Content-Range", "bytes */2"), ""));
        assertThat(failure(MIDDLE)).isEqualTo(Kind.OTHER_OBJECT);

        node.behave(new Quirk.Answer(416, Map.of(), ""));
        assertThat(failure(MIDDLE)).isEqualTo(Kind.REFUSED);
    }

    @Test
    void refusesEncodedContent() {
        node.behave(new Quirk.Answer(200, Map.of("Content-Encoding", "gzip"), CONTENT));

        assertThat(failure(OBJECT.whole())).isEqualTo(Kind.REFUSED);
    }

    @Test
    void asksNobodyForAnEmptySlice() {
        assertThat(fetched(new ByteSlice(10, 0))).isEmpty();

        assertThat(node.requests()).isEmpty();
    }

    @Test
    void doesNotContactPrivateAddressesOfStrangers() {
        var careful = new StorageNodeOrigin(http, AddressPolicy.publicOnly());

        var failure =
                catchThrowableOfType(OriginFailure.class, () -> careful.fetch(storageNode(), OBJECT, OBJECT.whole()));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.retryable()).isFalse();
        assertThat(node.requests()).isEmpty();
    }

    @Test
    void contactsAnyAddressThatTheOperatorWrote() {
        var careful = new StorageNodeOrigin(http, AddressPolicy.publicOnly());
        var direct = new Source(URI.create(node.endpoint() + "/api/v1/files/" + OBJECT.id()), Source.Kind.DIRECT);

        try (var transfer = careful.fetch(direct, OBJECT, MIDDLE)) {
            assertThat(text(transfer)).isEqualTo("234");
        }
    }

    @Test
    void leavesOutAMediaTypeThatIsNone() {
        node.behave(new Quirk.ContentType("nonsense"));

        try (var transfer = origin.fetch(storageNode(), OBJECT, OBJECT.whole())) {
            assertThat(transfer.mediaType()).isEmpty();
        }
    }

    private Source storageNode() {
        return new Source(URI.create(node.endpoint() + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    private String fetched(ByteSlice slice) {
        try (var transfer = origin.fetch(storageNode(), OBJECT, slice)) {
            return text(transfer);
        }
    }

    private Kind failure(ByteSlice slice) {
        return catchThrowableOfType(OriginFailure.class, () -> fetched(slice)).kind();
    }

    private static String text(Transfer transfer) {
        var gathered = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> bytes = transfer.next(); bytes.isPresent(); bytes = transfer.next()) {
            byte[] chunk = new byte[bytes.get().remaining()];
            bytes.get().get(chunk);
            gathered.writeBytes(chunk);
        }
        return gathered.toString(US_ASCII);
    }
}
