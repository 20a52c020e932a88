package org.distributornode.adapters.storage.storagenode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.application.testkit.SourceProbeContract;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageNodeProbeTest implements SourceProbeContract {

    private final SimulatedStorageNode node = SimulatedStorageNode.start();
    private final OutboundHttp http = Outbound.patient();

    @Override
    public SourceProbe probe() {
        return new StorageNodeProbe(http, AddressPolicy.nearbyToo());
    }

    @Override
    public Source answering() {
        return new Source(URI.create(node.endpoint() + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Override
    public Source away() {
        var source = answering();
        node.close();
        return source;
    }

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    @Test
    void asksForTheVersion() {
        probe().probe(answering());

        assertThat(node.requests()).singleElement().hasToString("GET /api/v1/version");
    }

    @Test
    void asksForTheHeadOfAnObjectThatTheOperatorNamed() {
        node.hold("5", SimulatedContent.of(new byte[10]));
        var source = new Source(URI.create(node.endpoint() + "/api/v1/files/5"), Source.Kind.DIRECT);

        assertThat(new StorageNodeProbe(http, AddressPolicy.publicOnly()).probe(source))
                .isPositive();

        assertThat(node.requests()).singleElement().hasToString("HEAD /api/v1/files/5");
    }

    @Test
    void doesNotCountAnErrorAsAnAnswer() {
        node.behave(Quirk.serverError());

        assertThat(kind(probe(), answering())).isEqualTo(Kind.REFUSED);
    }

    @Test
    void doesNotWaitForEver() {
        node.behave(new Quirk.HeadGate(Gate.shut()));

        try (OutboundHttp hasty = Outbound.hasty()) {
            assertThat(kind(new StorageNodeProbe(hasty, AddressPolicy.nearbyToo()), answering()))
                    .isEqualTo(Kind.TIMED_OUT);
        }
    }

    private static Kind kind(SourceProbe probe, Source source) {
        return catchThrowableOfType(OriginFailure.class, () -> probe.probe(source))
                .kind();
    }
}
