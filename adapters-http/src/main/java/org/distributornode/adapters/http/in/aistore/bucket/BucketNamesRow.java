package org.distributornode.adapters.http.in.aistore.bucket;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.wire.BucketJson;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;

/// Tells the names of buckets.
@Singleton
final class BucketNamesRow {

    private final FindBuckets buckets;

    BucketNamesRow(FindBuckets buckets) {
        this.buckets = buckets;
    }

    Answer list(Call call) {
        Optional<String> provider = call.query().findFilled("provider").map(BucketNames::provider);
        Optional<Namespace> namespace = call.query().findFilled("namespace").map(BucketNames::namespace);
        provider.ifPresent(this::requireBackend);
        return Answers.json(BucketJson.list(buckets.all().stream()
                .map(BucketEntry::name)
                .filter(bucket -> provider.isEmpty() || bucket.provider().equals(provider.get()))
                .filter(bucket -> namespace.isEmpty() || bucket.namespace().equals(namespace.get()))
                .toList()));
    }

    private void requireBackend(String provider) {
        boolean there = provider.equals(StoreBucket.LOCAL)
                || buckets.all().stream()
                        .anyMatch(entry -> entry.name().provider().equals(provider));
        if (!there) {
            throw new Refused(400, "ErrMissingBackend", provider + " backend is missing in the cluster configuration");
        }
    }
}
