package org.distributornode.adapters.storage.planted;

import static java.lang.Thread.sleep;

import io.netty.buffer.ByteBuf;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.distributornode.adapters.http.in.planted.PlantedController;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// Planted: a driven adapter that calls a use case, another adapter, bootstrap and Netty, and sleeps.
@Singleton
public final class PlantedManager {

    static int count;

    private final PlantedController stranger;

    @Inject
    PlantedManager(PlantedController stranger) {
        this.stranger = stranger;
    }

    public Object ask(ServeAsset serve, ByteBuf bytes, NodeConfiguration configuration) {
        count++;
        return List.of(serve, bytes, stranger, configuration);
    }

    public Instant rest(long millis) throws InterruptedException {
        sleep(millis);
        return Instant.now();
    }
}
