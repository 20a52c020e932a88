package org.distributornode.adapters.http.in.publicapi;

import java.util.concurrent.Executor;
import org.distributornode.adapters.http.netty.hit.AnswerBytes;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.domain.content.DataObjectId;

/// The bytes that a route was given, beside the file that they are sent from.
///
/// @param threads close them, since that may wait for the disk
record ServedBytes(Served served, ServeHit hits, Executor threads) implements AnswerBytes {

    @Override
    public DataObjectId object() {
        return served.object().id();
    }

    @Override
    public boolean isForbidden() {
        return hits.isForbidden(object());
    }

    @Override
    public boolean isComing() {
        return served.freshness() != Freshness.HIT;
    }

    @Override
    public AssetBytes reading() {
        return served.bytes();
    }

    /// What comes in has a file of its own, which closes them.
    @Override
    public void close() {
        if (!isComing()) {
            threads.execute(served.bytes()::close);
        }
    }
}
