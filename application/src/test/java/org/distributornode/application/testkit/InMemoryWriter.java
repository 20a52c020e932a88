package org.distributornode.application.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Bytes that come.
class InMemoryWriter {

    private final InMemoryObjectStore store;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean over;
    private boolean closed;

    InMemoryWriter(InMemoryObjectStore store) {
        this.store = store;
    }

    public boolean write(ByteBuffer bytes) {
        check();
        over = !store.take(bytes.remaining());
        while (!over && bytes.hasRemaining()) {
            taken.write(bytes.get());
        }
        return !over;
    }

    public long written() {
        return taken.size();
    }

    byte[] end() {
        check();
        close();
        return taken.toByteArray();
    }

    public void close() {
        if (!closed) {
            store.giveBack(taken.size());
        }
        closed = true;
    }

    private void check() {
        if (over || closed) {
            throw new IllegalStateException("nothing more can be written");
        }
    }
}
