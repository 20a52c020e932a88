package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Adds up the arrays of a full index; measured by nothing but their lengths.
class CacheIndexMemoryTest {

    private static final int MOST_BYTES_PER_ENTRY = 120;

    /// Just above a power of two, where tables that double are emptiest.
    @ParameterizedTest
    @CsvSource({"valueDensity, 1048577", "tinyLfu, 262145", "lru, 262145", "lruSp, 262145"})
    void needsLittleForEachEntry(String policy, int entries) {
        CacheIndex index =
                new CacheIndex(Long.MAX_VALUE, EvictionPolicies.named(policy).orElseThrow());
        ContentHash hash = new ContentHash(1, 2, 3, 4);
        for (int i = 0; i < entries; i++) {
            DataObject object = new DataObject(new DataObjectId(i), 1_000_000, hash, Optional.empty());
            index.add(object, MediaType.OCTET_STREAM, Instant.EPOCH);
        }

        assertThat(index.footprint() / (double) entries).isBetween(64.0, (double) MOST_BYTES_PER_ENTRY);
    }
}
