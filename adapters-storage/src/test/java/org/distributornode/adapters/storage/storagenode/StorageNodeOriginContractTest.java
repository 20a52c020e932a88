package org.distributornode.adapters.storage.storagenode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.testkit.ObjectOriginContract;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;

class StorageNodeOriginContractTest implements ObjectOriginContract {

    private final SimulatedStorageNode node = SimulatedStorageNode.start();
    private final OutboundHttp patient = Outbound.patient();
    private final OutboundHttp hasty = Outbound.hasty();

    @Override
    public ObjectOrigin patientOrigin() {
        return new StorageNodeOrigin(patient, AddressPolicy.nearbyToo());
    }

    @Override
    public ObjectOrigin hastyOrigin() {
        return new StorageNodeOrigin(hasty, AddressPolicy.nearbyToo());
    }

    @Override
    public Source source(Conduct conduct) {
        URI base = URI.create(node.endpoint() + "/api/v1");
        if (conduct != Conduct.LACKS_THEM) {
            node.hold(OBJECT.id().toString(), SimulatedContent.of(CONTENT.getBytes(US_ASCII)));
            node.hold(EMPTY.id().toString(), SimulatedContent.of(new byte[0]));
        }
        switch (conduct) {
            case DELIVERS -> node.behave(new Quirk.ContentType(TYPE.text()));
            case KNOWS_NO_RANGES -> node.behave(new Quirk.IgnoreRange());
            case LACKS_THEM -> node.behave();
            case REFUSES -> node.behave(Quirk.serverError());
            case IS_AWAY -> node.close();
            case ANNOUNCES_MORE -> node.behave(new Quirk.DeclareLength(OBJECT.size() + 1));
            case BREAKS_OFF -> node.behave(new Quirk.CloseAfter(BEFORE_TROUBLE));
            case FALLS_SILENT -> node.behave(new Quirk.HangAfter(BEFORE_TROUBLE, Gate.shut()));
            case NEVER_ANSWERS -> node.behave(new Quirk.HeadGate(Gate.shut()));
        }
        return new Source(base, Source.Kind.STORAGE_NODE);
    }

    @AfterEach
    void stop() {
        patient.close();
        hasty.close();
        node.close();
    }
}
