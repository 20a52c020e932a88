package org.distributornode.adapters.http.in.aistore.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.StoredObject;

/// The fields that tell about an object, in the names of either form; in both where nothing tells which is wanted.
final class ObjectFields {

    private final List<Header> fields = new ArrayList<>();
    private final boolean old;
    private final boolean today;

    ObjectFields(Dialect dialect) {
        this.old = dialect != Dialect.TODAY;
        this.today = dialect != Dialect.OF_2020;
    }

    /// What every answer about an object tells.
    ///
    /// @param checksum of the object, or of the part that is sent
    static List<Header> of(StoredObject object, Checksum checksum, Dialect dialect) {
        return new ObjectFields(dialect)
                .checksum(checksum)
                .version(object)
                .accessed(object)
                .custom(object)
                .all();
    }

    ObjectFields checksum(Checksum checksum) {
        if (checksum.isPresent()) {
            add("checksum.type", "Ais-Checksum-Type", checksum.type().text());
            add("checksum.value", "Ais-Checksum-Value", checksum.value());
        }
        return this;
    }

    ObjectFields version(StoredObject object) {
        if (object.version() > 0) {
            add("version", "Ais-Version", Long.toString(object.version()));
        }
        return this;
    }

    ObjectFields accessed(StoredObject object) {
        return add("atime", "Ais-Atime", nanos(object.accessed()));
    }

    /// One line for each pair.
    ObjectFields custom(StoredObject object) {
        for (Map.Entry<String, String> pair : object.custom().entries().entrySet()) {
            add("custom_md", "Ais-Custom-Md", Utf8.toOctets(pair.getKey() + "=" + pair.getValue()));
        }
        return this;
    }

    ObjectFields present(StoredObject object) {
        return add("present", "Ais-Present", Boolean.toString(object.held()));
    }

    ObjectFields copies(StoredObject object) {
        return add("copies", "Ais-Mirror-Copies", Integer.toString(object.copies()));
    }

    /// A field that only one form has.
    ObjectFields today(String name, String value) {
        if (today) {
            fields.add(new Header(name, Utf8.toOctets(value)));
        }
        return this;
    }

    /// A field that only one form has.
    ObjectFields of2020(String name, String value) {
        if (old) {
            fields.add(new Header(name, Utf8.toOctets(value)));
        }
        return this;
    }

    List<Header> all() {
        return List.copyOf(fields);
    }

    private ObjectFields add(String oldName, String name, String value) {
        if (today) {
            fields.add(new Header(name, value));
        }
        if (old) {
            fields.add(new Header(oldName, value));
        }
        return this;
    }

    private static String nanos(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }
}
