package org.distributornode.adapters.http.netty;

import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.port.node.PublicDoor;
import org.distributornode.application.testkit.PublicDoorContract;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.AfterEach;

final class PublicDoorContractTest implements PublicDoorContract {

    private static final int SIZE = 1000;

    private final PublicServer server = PublicServer.closed(ListenerSettings.publicApi(PublicServer.freePort()));
    private final AtomicLong lastId = new AtomicLong();

    @AfterEach
    void end() {
        server.close();
    }

    @Override
    public PublicDoor door() {
        return server.listener();
    }

    @Override
    public boolean admits() {
        try {
            return server.get("/api/v1/status").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    @Override
    public Answering enter() {
        long id = lastId.incrementAndGet();
        FakeAsset asset = server.assets().put(id, Contents.of(SIZE), Freshness.MISS);
        RawClient client = server.connect();
        client.send(RawClient.request("GET", "/api/v1/assets/" + id));
        patiently().until(() -> asset.waiting() == 1);
        asset.arrive(1);
        patiently().until(() -> asset.waiting() == 1);
        return () -> {
            asset.arrive(SIZE);
            try (client) {
                return client.read(false).isWhole();
            }
        };
    }

    @Override
    public Runnable takePort() {
        try {
            ServerSocket taken = new ServerSocket();
            taken.bind(new InetSocketAddress(server.listener().port()));
            return () -> close(taken);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
