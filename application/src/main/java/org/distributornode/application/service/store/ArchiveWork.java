package org.distributornode.application.service.store;

import java.util.Iterator;
import java.util.Optional;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.service.job.GivenUp;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.store.ArchiveShelf.Begun;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreTask;

/// Puts objects together in an archive, one after the other. Nobody sees the archive before it is whole; a
/// run that was broken off begins again.
final class ArchiveWork implements JobWork {

    private final Shelves shelves;
    private final Archives archives;

    ArchiveWork(Shelves shelves, Archives archives) {
        this.shelves = shelves;
        this.archives = archives;
    }

    @Override
    public JobKind kind() {
        return JobKind.STORE_ARCHIVE;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException, GivenUp {
        if (!(course.order().scope() instanceof JobScope.InStore(StoreTask.Archive task, var numbers))) {
            throw new IllegalArgumentException("not about an archive: " + course.order());
        }
        Shelves meant = shelves.meaning(numbers);
        meant.checkMeant();
        ArchiveShelf shelf = new ArchiveShelf(meant, new ReadObjectService(meant), archives);
        StoreWalk walk = new StoreWalk(course);
        try (ArchiveReceiving archive = begin(task, shelf)) {
            Filling filling = new Filling(task, archive, shelf);
            StoreWalk.Items<ObjectName> all =
                    new ChosenObjects(new ListObjectsService(meant)).of(task.bucket(), task.objects());
            walk.run(new StoreWalk.Items<>(filling.through(all.all()), all.count(), false), filling::add);
            meant.checkMeant();
            if (filling.over) {
                throw new GivenUp(walk.message().orElse("an object cannot be put into the archive"));
            }
            if (filling.files == 0) {
                throw new GivenUp(walk.message().orElse("there is no object to be put into the archive"));
            }
            if (archive.finish() instanceof ObjectOutcome.Refused(var why)) {
                throw new GivenUp(StoreWalk.sentence(why));
            }
        }
        return walk.message();
    }

    private static ArchiveReceiving begin(StoreTask.Archive task, ArchiveShelf shelf) throws GivenUp {
        BucketEntry into = switch (shelf.shelves().askLocal(task.to(), Permission.WRITE_OBJECT)) {
            case LocalAccess.Granted(var entry) -> entry;
            case LocalAccess.Refused(var why) -> throw new GivenUp(StoreWalk.sentence(why));
        };
        ArchiveShelf.Place place = new ArchiveShelf.Place(into, task.archive(), task.format());
        return switch (task.how().append() ? shelf.after(place, Optional.empty()) : shelf.anew(place)) {
            case Begun.Open(var archive) -> archive;
            case Begun.Refused(var why) -> throw new GivenUp(StoreWalk.sentence(why));
        };
    }

    /// One archive that is filled.
    private static final class Filling {

        private final StoreTask.Archive task;
        private final ArchiveReceiving archive;
        private final ArchiveShelf shelf;
        private long files;
        private boolean over;

        Filling(StoreTask.Archive task, ArchiveReceiving archive, ArchiveShelf shelf) {
            this.task = task;
            this.archive = archive;
            this.shelf = shelf;
        }

        /// Until the archive cannot be made any more.
        Iterator<ObjectName> through(Iterator<ObjectName> all) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !over && all.hasNext();
                }

                @Override
                public ObjectName next() {
                    return all.next();
                }
            };
        }

        /// What a template finds of an archive that was there is left out.
        ObjectOutcome add(ObjectName name) throws InterruptedException {
            if (task.isItself(name)) {
                return new ObjectOutcome.Refused(new StoreRefusal.ObjectExists(task.to(), name));
            }
            boolean added = false;
            try {
                ObjectOutcome outcome = switch (shelf.reading().open(task.bucket(), name, new Extent.Whole())) {
                    case ReadObject.Outcome.Refused(var why) -> new ObjectOutcome.Refused(why);
                    case Opened opened -> add(name, opened);
                };
                added = outcome instanceof ObjectOutcome.Done;
                return outcome;
            } finally {
                over |= !added && !task.how().goOn();
            }
        }

        /// What breaks off in the midst of a file takes the archive with it.
        private ObjectOutcome add(ObjectName name, Opened opened) throws InterruptedException {
            boolean whole = false;
            try (opened) {
                whole = archive.add(task.named(name), opened.bytes());
                if (whole) {
                    files++;
                    return new ObjectOutcome.Done(opened.object());
                }
                return new ObjectOutcome.Refused(
                        ObjectReceiving.noRoom(shelf.shelves().objects()));
            } catch (BytesLost lost) {
                return new ObjectOutcome.Refused(
                        new StoreRefusal.FromNetwork(task.bucket(), name, new Refusal.NoSource(lost.retryAfter())));
            } finally {
                over |= !whole;
            }
        }
    }
}
