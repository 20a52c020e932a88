package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.distributornode.domain.store.StoreBucketId;

/// One of the folders of a mountpath that objects of a bucket lie in.
///
/// @param number see [FileNames#folder]
record BucketFolder(StoreBucketId bucket, int number) {

    /// What [#time] says of a folder that is not there.
    static final long NONE = Long.MIN_VALUE;

    private static final int DIGITS = 2;

    /// Which one a folder is; empty if it is none.
    static Optional<BucketFolder> of(Path folder) {
        String number = folder.getFileName().toString();
        try {
            long bucket = Long.parseLong(Trees.folder(folder).getFileName().toString());
            int parsed = HexFormat.fromHexDigits(number);
            return number.length() == DIGITS && number.equals(FileNames.folder(parsed)) && bucket > 0
                    ? Optional.of(new BucketFolder(new StoreBucketId(bucket), parsed))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Path on(Mountpath mountpath) {
        return mountpath.objects(bucket).resolve(FileNames.folder(number));
    }

    /// When a file last came to a folder or went from it, in nanoseconds: as the file system has it, which it changes
    /// together with the names in the folder.
    static long time(Path folder) throws IOException {
        try {
            return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS);
        } catch (NoSuchFileException _) {
            return NONE;
        }
    }
}
