package org.distributornode.adapters.http.in.aistore.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/// Listings as MessagePack: a map of four, each entry a map of what is neither empty nor 0, by keys of a letter or two.
public final class ListPack {

    private final MessageBufferPacker packer;

    private ListPack(MessageBufferPacker packer) {
        this.packer = packer;
    }

    public static byte[] of(Listing listing) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            new ListPack(packer).write(listing);
            return packer.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("memory refuses a listing", failure);
        }
    }

    private void write(Listing listing) throws IOException {
        packer.packMapHeader(4);
        text("UUID", listing.uuid());
        text("ContinuationToken", listing.token());
        packer.packString("Entries").packArrayHeader(listing.entries().size());
        for (ListedName entry : listing.entries()) {
            entry(entry);
        }
        number("Flags", 0);
    }

    private void entry(ListedName entry) throws IOException {
        packer.packMapHeader(count(entry));
        text("n", entry.name());
        unlessEmpty("cs", entry.checksum());
        unlessEmpty("a", entry.atime());
        unlessEmpty("v", entry.version());
        unlessEmpty("t", entry.location());
        unlessEmpty("m", entry.custom());
        unlessZero("s", entry.size());
        unlessZero("c", entry.copies());
        unlessZero("f", entry.flags());
    }

    private static int count(ListedName entry) {
        return 1
                + one(!entry.checksum().isEmpty())
                + one(!entry.atime().isEmpty())
                + one(!entry.version().isEmpty())
                + one(!entry.location().isEmpty())
                + one(!entry.custom().isEmpty())
                + one(entry.size() > 0)
                + one(entry.copies() > 0)
                + one(entry.flags() > 0);
    }

    private static int one(boolean present) {
        return present ? 1 : 0;
    }

    private void unlessEmpty(String key, String value) throws IOException {
        if (!value.isEmpty()) {
            text(key, value);
        }
    }

    private void unlessZero(String key, long value) throws IOException {
        if (value > 0) {
            number(key, value);
        }
    }

    private void text(String key, String value) throws IOException {
        packer.packString(key).packString(value);
    }

    private void number(String key, long value) throws IOException {
        packer.packString(key).packLong(value);
    }
}
