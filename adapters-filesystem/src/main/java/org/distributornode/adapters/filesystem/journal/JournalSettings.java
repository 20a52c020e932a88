package org.distributornode.adapters.filesystem.journal;

import java.time.Duration;

/// How a [FileJournal] uses the disk.
///
/// @param fileBytes a log file that has grown to this size is followed by a new one
/// @param keptBytes log files that no restore needs are kept for readers while all of them together are not larger
/// @param keptFor such files are deleted when their last event is older, counted from the newest event
public record JournalSettings(long fileBytes, long keptBytes, Duration keptFor) {

    private static final long LEAST_FILE_BYTES = 256;
    private static final long MOST_FILE_BYTES = 64L << 20;
    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    public JournalSettings {
        if (fileBytes < LEAST_FILE_BYTES || fileBytes > MOST_FILE_BYTES) {
            throw new IllegalArgumentException("log files of " + fileBytes + " bytes");
        }
        if (keptBytes < 0 || keptFor.isNegative() || keptFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("log files kept up to " + keptBytes + " bytes or for " + keptFor);
        }
    }

    /// Files of 4 MiB, kept for 7 days or up to 256 MiB, whichever is less.
    public static JournalSettings ordinary() {
        return keeping(256L << 20, Duration.ofDays(7));
    }

    /// Files of an ordinary size, kept as told; `keptFor` may be for ever.
    public static JournalSettings keeping(long keptBytes, Duration keptFor) {
        return new JournalSettings(4L << 20, keptBytes, keptFor.compareTo(LONGEST) > 0 ? LONGEST : keptFor);
    }
}
