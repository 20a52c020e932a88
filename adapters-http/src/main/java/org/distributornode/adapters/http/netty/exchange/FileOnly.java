package org.distributornode.adapters.http.netty.exchange;

import java.time.Duration;
import org.distributornode.adapters.http.netty.hit.AnswerBytes;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;

/// Bytes that are nowhere but in their file.
record FileOnly(Object object) implements AnswerBytes {

    @Override
    public boolean isForbidden() {
        return false;
    }

    @Override
    public AssetBytes reading() {
        throw new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
    }

    @Override
    public void close() {}
}
