package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads what the file of an object says of it.
final class ObjectFile {

    /// Enough for most trailers.
    private static final int USUAL = 512;

    private ObjectFile() {}

    /// What a file says.
    ///
    /// @param end where the trailer ends; what is behind it is of a change that a crash broke off
    record Read(ObjectRecord object, long end) {}

    /// The last sound trailer that `fits`; empty if there is none.
    ///
    /// @throws NewerFile if a newer version of the node wrote the file
    static Optional<Read> read(FileChannel channel, Predicate<ObjectRecord> fits) throws IOException {
        long size = channel.size();
        ByteBuffer tail = tail(channel, size, USUAL);
        int length = Trailer.length(tail, tail.limit());
        if (length > tail.limit()) {
            tail = tail(channel, size, length);
        }
        Optional<Read> last = at(tail, tail.limit(), size);
        return last.isPresent() && fits.test(last.get().object()) ? last : search(channel, size, fits);
    }

    /// What the trailer says that ends at `end` of a file; empty if there is none that is sound.
    static Optional<ObjectRecord> ending(FileChannel channel, long end) throws IOException {
        if (channel.size() < end) {
            return Optional.empty();
        }
        ByteBuffer tail = tail(channel, end, USUAL);
        int length = Trailer.length(tail, tail.limit());
        if (length > tail.limit()) {
            tail = tail(channel, end, length);
        }
        return at(tail, tail.limit(), end).map(Read::object);
    }

    /// Looks behind what a crash broke off, and before the last change.
    private static Optional<Read> search(FileChannel channel, long size, Predicate<ObjectRecord> fits)
            throws IOException {
        ByteBuffer tail = tail(channel, size, 3 * Trailer.LONGEST);
        if (Trailer.isNewer(tail, tail.limit())) {
            throw new NewerFile();
        }
        for (int end = tail.limit(); end >= Trailer.END; end--) {
            Optional<Read> found = at(tail, end, size);
            if (found.isPresent() && fits.test(found.get().object())) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The trailer that ends at `end` of the last bytes of a file of `size` bytes.
    private static Optional<Read> at(ByteBuffer tail, int end, long size) {
        long place = size - tail.limit() + end;
        return Trailer.decode(tail, end)
                .filter(found -> found.object().size() >= 0 && found.object().size() <= place - found.length())
                .map(found -> new Read(found.object(), place));
    }

    private static ByteBuffer tail(FileChannel channel, long size, int most) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, most));
        long start = size - tail.capacity();
        while (tail.hasRemaining()) {
            if (channel.read(tail, start + tail.position()) < 0) {
                break;
            }
        }
        return tail.flip();
    }
}
