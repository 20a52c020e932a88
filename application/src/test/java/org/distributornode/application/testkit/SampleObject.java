package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// A data object together with its bytes and its proof.
public final class SampleObject {

    /// What samples are committed as.
    public static final MediaType MEDIA_TYPE = new MediaType("video/webm");

    private final DataObject object;
    private final Proof proof;
    private final byte[] content;

    private SampleObject(DataObject object, Proof proof, byte[] content) {
        this.object = object;
        this.proof = proof;
        this.content = content;
    }

    /// An object of `size` arbitrary bytes, the same ones each time.
    public static SampleObject of(long id, int size) {
        byte[] content = new byte[size];
        new Random(id).nextBytes(content);
        return of(id, content);
    }

    public static SampleObject of(long id, byte[] content) {
        ContentHasher hasher = new ContentHasher(content.length);
        hasher.update(ByteBuffer.wrap(content));
        Proof proof = hasher.finish();
        DataObject object = new DataObject(new DataObjectId(id), content.length, proof.root(), Optional.empty());
        return new SampleObject(object, proof, content.clone());
    }

    public DataObject object() {
        return object;
    }

    public DataObjectId id() {
        return object.id();
    }

    public Proof proof() {
        return proof;
    }

    /// A copy of all its bytes.
    public byte[] content() {
        return content.clone();
    }

    /// All its bytes, read-only.
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /// Some of its bytes, read-only.
    public ByteBuffer bytes(ByteSlice slice) {
        return bytes().slice(Math.toIntExact(slice.offset()), Math.toIntExact(slice.length()));
    }
}
