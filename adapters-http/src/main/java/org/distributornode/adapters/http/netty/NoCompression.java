package org.distributornode.adapters.http.netty;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/// Leaves every body as it is: a compressed one would have neither the length nor the bytes that its strong entity tag
/// and its ranges stand for.
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class NoCompression implements HttpCompressionStrategy {

    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public boolean shouldCompress(HttpResponse response) {
        return false;
    }

    @Override
    public int getMaxZstdEncodeSize() {
        return 0;
    }
}
