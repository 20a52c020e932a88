package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.checksum.ChecksumType;

/// The checksum that a bucket keeps of content on its way in, and the one that was announced. For one thread.
final class Hashes {

    private final Checksum announced;
    private final ChecksumHasher kept;
    private final ChecksumHasher compared;

    /// @param announced [Checksum#NONE] if none was
    Hashes(ChecksumType kept, Checksum announced) {
        this.announced = announced;
        this.kept = ChecksumHasher.of(kept);
        this.compared = ChecksumHasher.of(kept == announced.type() ? ChecksumType.NONE : announced.type());
    }

    /// Takes what remains, and leaves it where it is.
    void update(ByteBuffer bytes) {
        kept.update(bytes.duplicate());
        compared.update(bytes.duplicate());
    }

    /// What the content turned out to be.
    ///
    /// @param kept of the bucket's type
    /// @param other the checksum where something else was announced
    record Result(Checksum kept, Optional<Checksum> other) {}

    Result finish() {
        Checksum mine = kept.finish();
        Checksum theirs = compared.finish();
        Checksum actual = mine.type() == announced.type() ? mine : theirs;
        return new Result(
                mine, Optional.of(actual).filter(checksum -> !checksum.equals(announced) && announced.isPresent()));
    }
}
