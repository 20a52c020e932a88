package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.event.NodeEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal in the folder `journal` of the node's state. One process at a time may use it.
///
/// # Files
///
/// - `NUMBER.log`: events from `NUMBER` on, up to the next log file. Each life of the journal writes files of its own.
/// - `snapshot-NUMBER`: what was held when event `NUMBER` was the newest, or later; the newest one counts.
/// - `*.damaged`, `*.damaged2` …: files that were found damaged, as they were found. Nothing reads or deletes them.
/// - `*.tmp`: not finished; deleted at the next restore.
///
/// `NUMBER` has 18 decimal digits.
///
/// # Grammar
///
/// Numbers are big-endian; `u8` to `u64` tell their bits. A checksum is a CRC-32C (RFC 3720, appendix B.4).
///
/// ```
/// log      = header event*                   header.magic = "DNJL"
/// snapshot = header block* end               header.magic = "DNJS"
///
/// header   = magic:u32 version:u16 number:u64 follows:u64 checksum:u32
///            version is 1; the checksum is of the 22 bytes before it. number is that in the name. follows is the
///            number of the last event written before the log file was begun, 0 in a snapshot: where no such event
///            is found, something is missing.
///
/// frame(p) = 0xD17E length:u32 checksum:u32 p
///            p has length bytes, at most 2^20; the checksum is of length and p.
///
/// event    = frame( kind:u8 number:u64 second:i64 nano:u32 id:u64 rest )
///            numbers grow by one. second and nano: since 1970-01-01T00:00:00Z. rest by kind:
///            1 object cached    size:u64 hash:u8*32 text 0:u8 | size:u64 hash:u8*32 text 1:u8 text
///                               the media type, then the declared one if there is one
///            2 object evicted   size:u64
///            3 object dropped   1:u8 missing | 2:u8 unreadable
///            4 object rejected  text   the source
///            5 fill failed      text   the reason
///
/// block    = frame( 3:u8 index:u32 count:u32 types:u32 text*types entry*count )      index from 0 on
/// entry    = id:u64 size:u64 hash:u8*32 storedAt:u32 lastReadAt:u32 reads:u64 type:u64
///            times in seconds since 1970; the highest bit of the reads is 1 if the object is pinned; the texts are
///            media types, type is the place of one of them, from 0 on
///            of older snapshots, which are read:
///          | frame( 1:u8 index:u32 count:u32 former*count )
/// former   = id:u64 size:u64 hash:u8*32 storedAt:i64 lastReadAt:i64 reads:u64 text
/// end      = frame( 2:u8 blocks:u32 entries:u64 checksum:u32 )  the checksum is of all bytes between header and end
///
/// text     = length:u32 u8*length                               UTF-8
/// ```
///
/// A file of another version, an event or a block of another kind is refused by name: a newer node wrote it.
///
/// # What survives
///
/// Each event is one write before its number is given away, so the death of the process loses none. What operators
/// have said (settings, denials, pins) and [NodeEvent.ObjectCached] are forced before append returns (all who wait
/// share one force): a loss of power loses none of these and nothing older than the last force. Others are forced
/// with the next of these, with the file's end, a snapshot and close. What a full disk has let in of an event is
/// cut off again.
///
/// A number may stay unused: after a crash or damage, the next event gets one that no lost event can have had.
public final class FileJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final JournalFolder folder;
    private final JournalSettings settings;
    private final SnapshotWriter snapshots;
    private final LogRetention retention;
    private final LogLookup lookup;
    private final Lock snapshotting = new ReentrantLock();
    private final Lock lifecycle = new ReentrantLock();

    private boolean used;
    private volatile @Nullable LogWriter writer;

    /// @param state the folder that has, or gets, the folder `journal`
    public FileJournal(Path state, JournalSettings settings) {
        this(state, settings, new AppendFile.Medium() {});
    }

    FileJournal(Path state, JournalSettings settings, AppendFile.Medium medium) {
        this.folder = new JournalFolder(state.resolve("journal"), medium);
        this.settings = settings;
        this.snapshots = new SnapshotWriter(folder);
        this.retention = new LogRetention(folder, settings);
        this.lookup = new LogLookup(folder);
    }

    @Override
    public Recovery restore(Replay replay) {
        lifecycle.lock();
        try {
            if (used) {
                throw new IllegalStateException("the journal was restored before");
            }
            used = true;
            Restoration.Restored restored = new Restoration(folder, replay).run();
            writer = new LogWriter(folder, settings.fileBytes(), restored.start());
            return restored.recovery();
        } catch (IOException e) {
            throw JournalFailures.of("the journal cannot be read", e);
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public long append(NodeEvent event) {
        return appendAll(List.of(event));
    }

    @Override
    public long appendAll(List<NodeEvent> events) {
        try {
            return writer().appendAll(events);
        } catch (CacheFailure failure) {
            LOG.error("events not recorded count={} message={}", events.size(), failure.getMessage());
            throw failure;
        }
    }

    @Override
    public void force() {
        writer().force();
    }

    @Override
    public void snapshot(Iterable<CacheEntry> entries) {
        snapshotting.lock();
        try {
            LogWriter.End end = writer().end();
            writer().force();
            snapshots.write(end.newest(), entries);
            retention.sweep(end.newest(), end.latest());
        } catch (IOException e) {
            LOG.atWarn().log("Old files of the journal cannot be deleted", e);
        } finally {
            snapshotting.unlock();
        }
    }

    @Override
    public List<Recorded> read(long cursor, int limit) {
        try {
            return lookup.read(cursor, limit, writer().end());
        } catch (IOException e) {
            throw JournalFailures.of("the journal cannot be read", e);
        }
    }

    @Override
    public long newest() {
        return writer().end().newest();
    }

    @Override
    public void close() {
        lifecycle.lock();
        try {
            used = true;
            LogWriter open = writer;
            if (open != null) {
                open.close();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    private LogWriter writer() {
        LogWriter restored = writer;
        if (restored == null) {
            throw new IllegalStateException("the journal is not restored");
        }
        return restored;
    }
}
