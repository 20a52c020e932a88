package org.distributornode.adapters.http.in.aistore.bucket;

import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.in.aistore.listing.ArchiveMembers;
import org.distributornode.adapters.http.in.aistore.listing.ListCall;
import org.distributornode.adapters.http.in.aistore.listing.ListJson;
import org.distributornode.adapters.http.in.aistore.listing.ListPack;
import org.distributornode.adapters.http.in.aistore.listing.Listing;
import org.distributornode.adapters.http.in.aistore.wire.OwnAddress;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.domain.store.StoreBucket;

/// Tells the objects of a bucket, page by page. Nothing is kept between two pages.
@Singleton
final class ListRow {

    private static final String PACKED = "application/msgpack";

    private final ListObjects listing;
    private final ArchiveMembers archives;

    ListRow(ListObjects listing, ArchiveMembers archives) {
        this.listing = listing;
        this.archives = archives;
    }

    Answer today(Call call, StoreBucket bucket) {
        Fields wanted = call.message()
                .value()
                .map(Fields::of)
                .orElseThrow(() -> Refused.invalid(
                        "bad list-buckets request: \"" + bucket.name() + "\" vs \"\" (no value in the message)"));
        return today(call, bucket, wanted);
    }

    /// Asked for by nothing but the path.
    Answer plain(Call call, StoreBucket bucket) {
        return today(call, bucket, Fields.NONE);
    }

    private Answer today(Call call, StoreBucket bucket, Fields wanted) {
        ListCall list = ListCall.today(wanted);
        Listing page = page(call, list, bucket, "t[" + call.node().target() + "]");
        boolean packed = call.request().fields("Accept").stream().anyMatch(accept -> accept.contains(PACKED));
        return packed
                ? answer(PACKED, ListPack.of(page))
                : answer("application/json; charset=utf-8", ListJson.today(page));
    }

    Answer of2020(Call call, StoreBucket bucket) {
        ListCall list = ListCall.of2020(call.message().fields());
        Listing page = page(call, list, bucket, OwnAddress.of(call).url());
        return answer("application/json; charset=utf-8", ListJson.of2020(page));
    }

    private Listing page(Call call, ListCall list, StoreBucket bucket, String location) {
        if (list.needsMore()) {
            throw Refused.unsupported("this node keeps no inventories");
        }
        list.check(bucket.isLocal());
        return switch (listing.list(bucket, list.page())) {
            case ListObjects.Outcome.Listed(var page) ->
                archives.add(
                        list,
                        Listing.of(list, page, list.uuid().isEmpty() ? Works.newId() : list.uuid(), location),
                        bucket);
            case ListObjects.Outcome.Refused(var why) -> throw StoreErrors.of(why, call.node());
        };
    }

    private static Answer answer(String type, byte[] body) {
        return Answer.of(200).with("Content-Type", type).with(new Answer.Bytes(body));
    }
}
