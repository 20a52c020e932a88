package org.distributornode.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;

/// What a node may know of an object that is asked for.
enum ObjectState {
    /// kept and proven
    HELD,
    /// on its way in, with some of it still at the source
    PENDING,
    /// not there, to be kept
    MISSING,
    /// not there, too large to be kept
    STREAMED;

    /// The rig's `limits.maxCachedItemSize` must be 1M.
    static final int SIZE = 200_000;

    static final int STREAMED_SIZE = 1_100_000;

    /// How much of a pending object has arrived.
    static final int ARRIVED = 100_000;

    /// A fresh object in this state.
    Subject prepare(NodeRig rig, int seed) {
        Published object = rig.world().publish(Bytes.random(this == STREAMED ? STREAMED_SIZE : SIZE, seed), 0);
        return switch (this) {
            case HELD -> {
                rig.hold(object);
                yield new Subject(object, Gate.shut(), InputStream.nullInputStream());
            }
            case PENDING -> pending(rig, object);
            case MISSING, STREAMED -> new Subject(object, Gate.shut(), InputStream.nullInputStream());
        };
    }

    private static Subject pending(NodeRig rig, Published object) {
        Gate gate = Gate.shut();
        rig.world().storageNode(0).behaveOnceFor(object.id(), new Quirk.HangAfter(ARRIVED, gate));
        HttpResponse<InputStream> first = rig.client().open("GET", object.path());
        return new Subject(object, gate, first.body());
    }

    /// An object and the client that made it pending.
    ///
    /// @param rest lets the bytes come that have not arrived
    record Subject(Published object, Gate rest, InputStream firstClient) implements AutoCloseable {

        /// Reads to its end what the first client gets.
        byte[] finish() {
            rest.open();
            try (firstClient) {
                return firstClient.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {
            rest.open();
            try {
                firstClient.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
