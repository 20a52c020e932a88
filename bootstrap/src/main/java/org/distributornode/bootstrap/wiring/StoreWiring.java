package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.distributornode.adapters.filesystem.cache.FolderLocks;
import org.distributornode.adapters.filesystem.store.FileBucketStore;
import org.distributornode.adapters.filesystem.store.FileSystemObjectStore;
import org.distributornode.adapters.filesystem.store.MountpathRules;
import org.distributornode.adapters.http.archive.ArchiveFiles;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.PromotableFiles;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.store.AppendArchiveService;
import org.distributornode.application.service.store.AppendObjectService;
import org.distributornode.application.service.store.Drafts;
import org.distributornode.application.service.store.EditBucketsService;
import org.distributornode.application.service.store.EditMountpathsService;
import org.distributornode.application.service.store.EditObjectsService;
import org.distributornode.application.service.store.FindBucketsService;
import org.distributornode.application.service.store.ListObjectsService;
import org.distributornode.application.service.store.ReadObjectService;
import org.distributornode.application.service.store.RemoteObjects;
import org.distributornode.application.service.store.RunStoreJobsService;
import org.distributornode.application.service.store.Shelves;
import org.distributornode.application.service.store.StoreWork;
import org.distributornode.application.service.store.TrimStoreService;
import org.distributornode.application.service.store.UploadObjectService;
import org.distributornode.application.service.store.WriteObjectService;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.AppendArchive;
import org.distributornode.application.usecase.store.AppendObject;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.EditMountpaths;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.application.usecase.store.UploadObject;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.ObjectStoreSettings;
import org.distributornode.bootstrap.config.ObjectStoreSettings.Durability;
import org.distributornode.domain.job.JobKind;

/// The store of objects that clients write, on nodes that have one.
@Factory
@Requires(property = StoreWiring.PRESENT)
public final class StoreWiring {

    /// Set on nodes that have a store.
    public static final String PRESENT = "node.object-store";

    @Singleton
    ObjectStoreSettings objectStoreSettings(NodeConfiguration configuration) {
        return configuration.objectStore().orElseThrow();
    }

    @Singleton
    @Bean(preDestroy = "close")
    FolderLocks mountpathLocks(ObjectStoreSettings settings) {
        return FolderLocks.takeUsable(settings.mountpaths(), "objectStore.mountpaths");
    }

    /// @param locks taken before a file is touched
    @Singleton
    @Bean(typed = FileSystemObjectStore.class, preDestroy = "close")
    FileSystemObjectStore objectStore(
            ObjectStoreSettings settings,
            NodeConfiguration configuration,
            FolderLocks locks,
            InstantSource clock,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        NodeConfiguration.Directories directories = configuration.directories();
        return new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(
                        settings.mountpaths(),
                        settings.limit(),
                        settings.durability() == Durability.FORCED,
                        new MountpathRules(
                                settings.mountpathRoots(),
                                List.of(directories.assets(), directories.cacheState()),
                                directories.cacheState())),
                clock,
                threads);
    }

    @Singleton
    BucketStore bucketStore(FileSystemObjectStore objects) {
        return new FileBucketStore(objects::folders);
    }

    @Singleton
    Shelves shelves(
            BucketStore buckets,
            FileSystemObjectStore objects,
            InstantSource clock,
            List<RemoteObjects> remotes,
            ObjectStoreSettings settings) {
        return new Shelves(
                buckets,
                objects,
                clock,
                remotes,
                new Shelves.Watermarks(settings.lowWatermark(), settings.highWatermark()));
    }

    @Singleton
    Drafts drafts(Shelves shelves, FileSystemObjectStore objects, InstantSource clock, ObjectStoreSettings settings) {
        return new Drafts(shelves, objects.drafts(), clock, settings.keepDraft());
    }

    @Singleton
    EditBuckets editBuckets(Shelves shelves, FileSystemObjectStore objects) {
        return new EditBucketsService(shelves, () -> objects.folders().size());
    }

    @Singleton
    StoreMountpaths storeMountpaths(FileSystemObjectStore objects) {
        return objects.mountpaths();
    }

    @Singleton
    EditMountpaths editMountpaths(StoreMountpaths mountpaths, Shelves shelves, RunJobs jobs, InstantSource clock) {
        return new EditMountpathsService(mountpaths, shelves, jobs, clock);
    }

    @Singleton
    FindBuckets findBuckets(Shelves shelves) {
        return new FindBucketsService(shelves);
    }

    @Singleton
    ListObjects listObjects(Shelves shelves) {
        return new ListObjectsService(shelves);
    }

    @Singleton
    ReadObject readObject(Shelves shelves) {
        return new ReadObjectService(shelves);
    }

    @Singleton
    TrimStore trimStore(Shelves shelves) {
        return new TrimStoreService(shelves);
    }

    @Singleton
    WriteObject writeObject(Shelves shelves) {
        return new WriteObjectService(shelves);
    }

    @Singleton
    EditObjects editObjects(Shelves shelves, ReadObject reading) {
        return new EditObjectsService(shelves, reading);
    }

    @Singleton
    RunStoreJobs runStoreJobs(Shelves shelves, RunJobs jobs, PromotableFiles files) {
        return new RunStoreJobsService(shelves, jobs, files);
    }

    @Singleton
    StoreWork.Prefetching prefetching(
            Shelves shelves, NodeConfiguration configuration, @Named(NodeWiring.WORK_THREADS) Executor threads) {
        int atOnce = configuration.upkeep().prefetch().atOnce();
        return new StoreWork.Prefetching() {
            @Override
            public ObjectOutcome bring(Place object) throws InterruptedException {
                return shelves.bring(object);
            }

            @Override
            public Executor threads() {
                return threads;
            }

            @Override
            public int atOnce() {
                return atOnce;
            }
        };
    }

    @Singleton
    ArchiveFiles archives(ObjectStoreSettings settings) {
        return new ArchiveFiles(settings.archiveDirectory());
    }

    @Singleton
    AppendArchive appendArchive(Drafts drafts, ReadObject reading, ArchiveFiles archives) {
        return new AppendArchiveService(drafts, reading, archives);
    }

    @Singleton
    JobWork storeArchive(Shelves shelves, ArchiveFiles archives) {
        return StoreWork.archiving(shelves, archives);
    }

    @Singleton
    JobWork storeDelete(Shelves shelves, StoreWork.Prefetching prefetching) {
        return new StoreWork(JobKind.STORE_DELETE, shelves, prefetching);
    }

    @Singleton
    JobWork storeEvict(Shelves shelves, StoreWork.Prefetching prefetching) {
        return new StoreWork(JobKind.STORE_EVICT, shelves, prefetching);
    }

    @Singleton
    JobWork storePrefetch(Shelves shelves, StoreWork.Prefetching prefetching) {
        return new StoreWork(JobKind.STORE_PREFETCH, shelves, prefetching);
    }

    @Singleton
    JobWork storeMirror(Shelves shelves, StoreWork.Prefetching prefetching) {
        return new StoreWork(JobKind.STORE_MIRROR, shelves, prefetching);
    }

    @Singleton
    JobWork storeCopy(Shelves shelves, StoreWork.Prefetching prefetching) {
        return new StoreWork(JobKind.STORE_COPY, shelves, prefetching);
    }

    @Singleton
    AppendObject appendObject(Drafts drafts) {
        return new AppendObjectService(drafts);
    }

    @Singleton
    UploadObject uploadObject(Drafts drafts) {
        return new UploadObjectService(drafts);
    }
}
