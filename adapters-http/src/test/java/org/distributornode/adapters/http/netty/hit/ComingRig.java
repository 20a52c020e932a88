package org.distributornode.adapters.http.netty.hit;

import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.nio.file.Path;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A public listener that answers plain requests ahead of the framework, and one object on its way in, in a file. One
/// for all tests of a class.
final class ComingRig implements AfterAllCallback {

    /// Of the object.
    static final String PATH = "/api/v1/assets/1";

    private final PublicServer server = PublicServer.fast();

    PublicServer server() {
        return server;
    }

    /// Forgets what was, and puts the object there, of which nothing has come.
    FakeAsset put(int size, Freshness freshness, Path folder) throws IOException {
        server.summaries().clear();
        server.arrivals().clear();
        server.admit(RequestAdmission.OPEN);
        return server.assets().put(1, Contents.of(size), freshness).keptIn(folder.resolve("1"));
    }

    static void awaitOneWaiting(FakeAsset asset) {
        patiently().until(() -> asset.waiting() == 1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }
}
