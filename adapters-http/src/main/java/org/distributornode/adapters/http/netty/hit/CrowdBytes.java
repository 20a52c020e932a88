package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.application.bytes.AssetBytes;
import org.jspecify.annotations.Nullable;

/// The bytes of an answer that is one of a crowd.
///
/// @param leave takes it out of the crowd
record CrowdBytes(AnswerBytes own, Crowd crowd, Runnable leave) implements AnswerBytes {

    @Override
    public Object object() {
        return own.object();
    }

    @Override
    public boolean isForbidden() {
        return own.isForbidden();
    }

    @Override
    public boolean isComing() {
        return own.isComing();
    }

    @Override
    public AssetBytes reading() {
        return own.reading();
    }

    @Override
    public int atOnce(long position, int length) {
        return crowd.atOnce(position, length);
    }

    @Override
    public @Nullable ByteBuf shared(OpenObject file, long position, int length) {
        return crowd.bytes(file, position, length, own.reading().revision());
    }

    @Override
    public void close() {
        leave.run();
        own.close();
    }
}
