package org.distributornode.application.service.healing;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;

/// The bytes of a held object; where they cannot be read they are healed first, and only if that fails too the reader
/// learns of it.
///
/// @param heal heals the group at a position, and tells whether there is hope now
record HealingBytes(ObjectBytes bytes, LongPredicate heal) implements ObjectBytes {

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int read(long position, ByteBuffer into) {
        int start = into.position();
        try {
            int count = bytes.read(position, into);
            boolean over = count > 0 || !into.hasRemaining() || position >= size();
            return over || !heal.test(position) ? count : bytes.read(position, into);
        } catch (CacheFailure failure) {
            if (failure.kind() != CacheFailure.Kind.MEDIUM || !heal.test(position)) {
                throw failure;
            }
            return bytes.read(position, into.position(start));
        }
    }

    @Override
    public Optional<FileChannel> file() {
        return bytes.file();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
