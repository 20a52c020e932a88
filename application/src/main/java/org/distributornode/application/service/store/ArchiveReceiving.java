package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.Archives.Packing;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;

/// An archive on its way into a bucket, file by file. What is written is the content of the file that began
/// last.
final class ArchiveReceiving implements Incoming<ObjectOutcome> {

    private final ObjectReceiving object;
    private final Packing packing;

    /// @param object closed with this
    /// @param packing writes to `object`; closed with this
    ArchiveReceiving(ObjectReceiving object, Packing packing) {
        this.object = object;
        this.packing = packing;
    }

    /// Adds a file, waiting for bytes that are on their way.
    ///
    /// @return false if there is no room for it
    /// @throws org.distributornode.application.bytes.BytesLost if they do not come; the archive comes to
    ///     nothing then
    /// @throws InterruptedException if the thread is interrupted while it waits
    boolean add(String file, ObjectBytes bytes) throws InterruptedException {
        return packing.begin(file, bytes.size()) && Pouring.pour(bytes, this);
    }

    @Override
    public boolean write(ByteBuffer bytes) {
        return packing.write(bytes);
    }

    @Override
    public ObjectOutcome finish() {
        packing.end();
        return object.finish();
    }

    @Override
    public void close() {
        try (object) {
            packing.close();
        }
    }
}
