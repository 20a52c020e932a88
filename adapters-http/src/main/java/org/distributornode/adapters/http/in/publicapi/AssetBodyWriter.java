package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.core.io.buffer.ByteBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;

/// Turns an [AssetBody] into a stream that leaves the answer's head exactly as it is.
@Singleton
final class AssetBodyWriter implements ResponseBodyWriter<AssetBody> {

    private final ExecutorService threads;
    private final ByteBufferFactory<?, ?> buffers;

    AssetBodyWriter(@Named(TaskExecutors.BLOCKING) ExecutorService threads, ByteBufferFactory<?, ?> buffers) {
        this.threads = threads;
        this.buffers = buffers;
    }

    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            MutableHttpResponse<AssetBody> response,
            Argument<AssetBody> type,
            MediaType mediaType,
            AssetBody body) {
        return ByteBodyHttpResponseWrapper.wrap(response, writePiece(bodies, request, response, type, mediaType, body));
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<AssetBody> type,
            MediaType mediaType,
            AssetBody body) {
        BodyPump pump = new BodyPump(body, new Chunks(buffers, bodies.readBufferFactory()), threads);
        return bodies.adapt(pump, BodySizeLimits.UNLIMITED, response.getHeaders(), pump::cancel);
    }

    @Override
    public void writeTo(
            Argument<AssetBody> type,
            MediaType mediaType,
            AssetBody body,
            MutableHeaders headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("assets are only sent over a connection");
    }
}
