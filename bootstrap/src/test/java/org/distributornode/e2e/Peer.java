package org.distributornode.e2e;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;

/// A way in which a storage node can misbehave about an object.
///
/// @param alone what a node can make of it that has no other source
record Peer(String name, Alone alone, List<Quirk> quirks) {

    static final int GROUP = 64 * 1024;

    /// What comes of an object whose only source is such a peer.
    enum Alone {
        /// the right bytes
        SERVED,
        /// the right bytes, or nothing whole
        SERVED_OR_LOST,
        /// nothing whole
        LOST
    }

    void misbehave(SimulatedStorageNode node, Published object) {
        node.behaveFor(object.id(), quirks.toArray(Quirk[]::new));
    }

    /// The peers, for an object of `size` bytes.
    static Stream<Peer> all(int size) {
        return Stream.of(late(), cut(size), lying(size), other(size)).flatMap(peers -> peers);
    }

    private static Stream<Peer> late() {
        return Stream.of(
                peer("answers late", Alone.SERVED, new Quirk.HeadDelay(Duration.ofMillis(500))),
                peer("trickles", Alone.SERVED, new Quirk.BytesPerSecond(500_000)),
                peer("never answers", Alone.LOST, new Quirk.HeadGate(Gate.shut())),
                peer("hangs after a byte", Alone.SERVED_OR_LOST, new Quirk.HangAfter(1, Gate.shut())),
                peer("hangs in the middle", Alone.SERVED_OR_LOST, new Quirk.HangAfter(100_000, Gate.shut())));
    }

    private static Stream<Peer> cut(int size) {
        Stream<Peer> closed = Stream.of(0, 1, GROUP - 1, GROUP, GROUP + 1, size - 1)
                .map(at -> peer("cuts at " + at, loss(at), new Quirk.CloseAfter(at)));
        Stream<Peer> reset =
                Stream.of(0, GROUP, size - 1).map(at -> peer("resets at " + at, loss(at), new Quirk.ResetAfter(at)));
        return Stream.of(
                        closed,
                        reset,
                        Stream.of(
                                peer("closes without a word", Alone.LOST, new Quirk.NoAnswer()),
                                peer(
                                        "cuts chunks",
                                        Alone.SERVED_OR_LOST,
                                        new Quirk.Chunked(),
                                        new Quirk.CloseAfter(100_000))))
                .flatMap(peers -> peers);
    }

    private static Alone loss(int at) {
        return at == 0 ? Alone.LOST : Alone.SERVED_OR_LOST;
    }

    private static Stream<Peer> lying(int size) {
        return Stream.of(
                flipping(0),
                flipping(size / 2),
                flipping(size - 1),
                peer("announces more", Alone.LOST, new Quirk.DeclareLength(size + 1)),
                peer("announces less", Alone.LOST, new Quirk.DeclareLength(size - 1)),
                peer("announces nonsense", Alone.LOST, new Quirk.DeclareLength(-5)),
                peer("sends more than announced", Alone.SERVED_OR_LOST, new Quirk.ExtraBytes(1000)),
                peer("sends more in chunks", Alone.LOST, new Quirk.Chunked(), new Quirk.ExtraBytes(1000)));
    }

    private static Stream<Peer> other(int size) {
        return Stream.of(
                peer("sends chunks", Alone.SERVED, new Quirk.Chunked()),
                peer("knows no ranges", Alone.SERVED, new Quirk.IgnoreRange()),
                peer("lacks the object", Alone.LOST, Quirk.notFound()),
                peer("is broken", Alone.LOST, Quirk.serverError()),
                peer("shows a page", Alone.LOST, Quirk.html()),
                peer("redirects", Alone.LOST, Quirk.redirect(URI.create("http://127.0.0.1:9/elsewhere"))),
                peer(
                        "knows no ranges and cuts",
                        Alone.SERVED_OR_LOST,
                        new Quirk.IgnoreRange(),
                        new Quirk.CloseAfter(size / 2)));
    }

    static Peer flipping(int position) {
        return peer("flips the byte at " + position, Alone.LOST, new Quirk.FlipAt(position));
    }

    /// Lies about a byte, and sends the last third of [FaultyNetworkE2eTest]'s objects when the gate opens.
    static Peer flipping(int position, Gate rest) {
        return peer("flips late", Alone.LOST, new Quirk.FlipAt(position), new Quirk.HangAfter(140_000, rest));
    }

    static Peer honest() {
        return peer("is honest", Alone.SERVED);
    }

    /// Whether it sends other bytes than the object's.
    boolean isLiar() {
        return quirks.stream().anyMatch(Quirk.FlipAt.class::isInstance);
    }

    /// Whether it stops before the end and sends nothing more.
    boolean hangs() {
        return quirks.stream().anyMatch(quirk -> quirk instanceof Quirk.HeadGate || quirk instanceof Quirk.HangAfter);
    }

    /// Whether whoever asks it has to wait.
    boolean isSlow() {
        return hangs() || quirks.stream().anyMatch(Quirk.BytesPerSecond.class::isInstance);
    }

    private static Peer peer(String name, Alone alone, Quirk... quirks) {
        return new Peer(name, alone, Arrays.asList(quirks));
    }

    @Override
    public String toString() {
        return name;
    }
}
