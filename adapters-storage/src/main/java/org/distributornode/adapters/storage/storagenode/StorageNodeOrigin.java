package org.distributornode.adapters.storage.storagenode;

import java.net.URI;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundRequest;
import org.distributornode.adapters.storage.http.Targets;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.source.Source;

/// Fetches objects from storage nodes (`GET {base}/files/{id}`) and from addresses that a catalogue file names.
///
/// Nothing is asked for an empty slice of an object that is not empty: HTTP has no such range.
public final class StorageNodeOrigin implements ObjectOrigin {

    private final OutboundHttp http;
    private final AddressPolicy forStorageNodes;

    /// @param forStorageNodes where the addresses in the network's catalogue may lead; a catalogue file's may lead
    ///     anywhere, since the operator wrote it
    public StorageNodeOrigin(OutboundHttp http, AddressPolicy forStorageNodes) {
        this.http = http;
        this.forStorageNodes = forStorageNodes;
    }

    @Override
    public Transfer fetch(Source source, DataObject object, ByteSlice slice) {
        if (!object.whole().covers(slice)) {
            throw new IllegalArgumentException("object " + object.id() + " has no " + slice);
        }
        if (slice.isEmpty() && object.size() > 0) {
            return new NothingToTransfer(slice);
        }
        URI target = target(source, object);
        OutboundRequest whole = OutboundRequest.get(target, policy(source));
        OutboundRequest request = slice.equals(object.whole())
                ? whole
                : whole.with("Range", "bytes=" + slice.offset() + "-" + (slice.end() - 1));
        OutboundAnswer answer = http.send(request);
        try {
            ByteSlice coming = AnswerHead.check(Targets.nameOf(target), object, slice, answer);
            return new HttpTransfer(Targets.nameOf(target), coming, answer);
        } catch (OriginFailure failure) {
            answer.close();
            throw failure;
        }
    }

    private AddressPolicy policy(Source source) {
        return switch (source.kind()) {
            case STORAGE_NODE -> forStorageNodes;
            case DIRECT -> AddressPolicy.anywhere();
        };
    }

    private static URI target(Source source, DataObject object) {
        return switch (source.kind()) {
            case STORAGE_NODE -> URI.create(source.location() + "/files/" + object.id());
            case DIRECT -> source.location();
        };
    }
}
