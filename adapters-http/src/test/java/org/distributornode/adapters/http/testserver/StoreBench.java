package org.distributornode.adapters.http.testserver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.distributornode.adapters.http.archive.ArchiveFiles;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.job.RunJobsService;
import org.distributornode.application.service.store.EditBucketsService;
import org.distributornode.application.service.store.EditObjectsService;
import org.distributornode.application.service.store.FindBucketsService;
import org.distributornode.application.service.store.ListObjectsService;
import org.distributornode.application.service.store.PromoteWork;
import org.distributornode.application.service.store.ReadObjectService;
import org.distributornode.application.service.store.RunStoreJobsService;
import org.distributornode.application.service.store.Shelves;
import org.distributornode.application.service.store.StoreWork;
import org.distributornode.application.service.store.TrimStoreService;
import org.distributornode.application.service.store.WriteObjectService;
import org.distributornode.application.testkit.InMemoryBucketStore;
import org.distributornode.application.testkit.InMemoryJobStore;
import org.distributornode.application.testkit.InMemoryObjectStore;
import org.distributornode.application.testkit.InMemoryPromotableFiles;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoreBucket;

/// A store in memory with all its use cases. Unless it is given threads, jobs are over before
/// whoever submits them goes on.
public final class StoreBench {

    public static final int MOUNTPATHS = 1;

    /// How many jobs may wait.
    public static final int WAITING = 10;

    public final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-22T12:00:00Z"));
    public final InMemoryObjectStore objects = new InMemoryObjectStore(clock, ObjectStoreSubject.ROOM);
    public final Shelves shelves =
            new Shelves(new InMemoryBucketStore(), objects, clock, List.of(), new Shelves.Watermarks(50, 80));
    public final EditBuckets editBuckets = new EditBucketsService(shelves, () -> MOUNTPATHS);
    public final FindBuckets findBuckets = new FindBucketsService(shelves);
    public final ListObjects listObjects = new ListObjectsService(shelves);
    public final ReadObject readObject = new ReadObjectService(shelves);
    public final TrimStore trimStore = new TrimStoreService(shelves);
    public final WriteObject writeObject = new WriteObjectService(shelves);
    public final EditObjects editObjects = new EditObjectsService(shelves, readObject);
    public final ArchiveFiles archives = new ArchiveFiles(1 << 20);
    public final InMemoryPromotableFiles files = new InMemoryPromotableFiles("/in");
    public final RunJobsService jobs;
    public final RunStoreJobs storeJobs;

    public StoreBench() {
        this(Runnable::run);
    }

    /// @param threads run its jobs
    public StoreBench(Executor threads) {
        this.jobs = new RunJobsService(
                new InMemoryJobStore(),
                works(),
                threads,
                clock,
                new RunJobsService.Limits(WAITING, 1 << 20, 10, Duration.ofSeconds(5)));
        this.storeJobs = new RunStoreJobsService(shelves, jobs, files);
        shelves.start();
        jobs.start();
    }

    public StoreBucket bucket(String name) {
        StoreBucket bucket = StoreBucket.local(name);
        editBuckets.create(bucket, BucketProperties.STANDARD);
        return bucket;
    }

    public void put(StoreBucket bucket, String name, String content) {
        WriteObject.Outcome begun = writeObject.begin(WriteObject.Request.of(bucket, new ObjectName(name)));
        try (Incoming<ObjectOutcome> incoming = ((WriteObject.Outcome.Begun) begun).content()) {
            incoming.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            incoming.finish();
        }
    }

    /// The names of all objects of a bucket.
    public List<String> names(StoreBucket bucket) {
        ListObjects.Outcome.Listed listed = (ListObjects.Outcome.Listed) listObjects.list(bucket, ObjectQuery.all(""));
        return listed.page().entries().stream().map(entry -> entry.text()).toList();
    }

    private List<JobWork> works() {
        Stream<JobWork> ofObjects = Stream.of(
                        JobKind.STORE_DELETE,
                        JobKind.STORE_EVICT,
                        JobKind.STORE_PREFETCH,
                        JobKind.STORE_COPY,
                        JobKind.STORE_MIRROR)
                .map(kind -> new StoreWork(
                        kind,
                        shelves,
                        object -> new ObjectOutcome.Refused(new StoreRefusal.NotRemote(object.bucket()))));
        return Stream.concat(
                        ofObjects, Stream.of(new PromoteWork(shelves, files), StoreWork.archiving(shelves, archives)))
                .toList();
    }
}
