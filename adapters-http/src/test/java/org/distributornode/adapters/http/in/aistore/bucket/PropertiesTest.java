package org.distributornode.adapters.http.in.aistore.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PropertiesTest {

    private static final BucketEntry BUCKET = new BucketEntry(
            new StoreBucketId(7),
            StoreBucket.local("abc"),
            BucketProperties.STANDARD,
            Instant.parse("2026-11-21T04:50:00.082945201Z"));

    private static BucketProperties changed(String json, boolean of2020) {
        return PropertyReader.read(StrictJson.parse(json).filter(value -> !json.equals("null")), BUCKET, of2020)
                .change()
                .apply(BUCKET.properties());
    }

    @Test
    void tellsAllPropertiesInOneObject() {
        assertThat(PropertiesJson.of(BUCKET).text()).isEqualTo("""
                {"backend_bck":{"name":"","provider":"","namespace":{"uuid":"","name":""}},\
                "write_policy":{"data":"immediate","md":"immediate"},"provider":"ais","Renamed":"",\
                "checksum":{"type":"xxhash2","validate_cold_get":false,"validate_warm_get":false,\
                "validate_obj_move":false,"enable_read_range":false},\
                "extra":{"aws":{},"gcp":{},"oci":{}},\
                "rate_limit":{"backend":{"interval":"1m","max_tokens":0,"enabled":false,"num_retries":0},\
                "frontend":{"interval":"1m","max_tokens":0,"enabled":false,"burst_size":0}},\
                "ec":{"compression":"never","bundle_multiplier":2,"burst_buffer":512,"objsize_limit":262144,\
                "data_slices":2,"parity_slices":2,"enabled":false,"disk_only":false},\
                "chunks":{"objsize_limit":"0B","max_monolithic_size":"0B","chunk_size":"0B"},\
                "mirror":{"copies":2,"burst_buffer":512,"enabled":false},\
                "lru":{"dont_evict_time":"2h0m","capacity_upd_time":"10m","batch_size":32768,"enabled":false},\
                "access":"18446744073709551615","features":"0","bid":"7","created":"1795236600082945201",\
                "versioning":{"enabled":true,"validate_warm_get":false,"synchronize":false}}""");
    }

    @Test
    void tellsClientsOf2020EachByItsName() {
        assertThat(PropertiesJson.dotted(BUCKET))
                .containsEntry("provider", "ais")
                .containsEntry("checksum.type", "xxhash2")
                .containsEntry("checksum.validate_cold_get", "false")
                .containsEntry("versioning.enabled", "true")
                .containsEntry("mirror.copies", "2")
                .containsEntry("ec.data_slices", "2")
                .containsEntry("backend_bck.name", "")
                .containsEntry("created", "2026-11-21T04:50:00.082945201Z")
                .doesNotContainKey("features");
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        BucketProperties changed = changed("""
                {"checksum":{"type":"sha256","validate_warm_get":true},"mirror":{"copies":3,"enabled":true},\
                "lru":{"enabled":true,"dont_evict_time":"1m"},"versioning":{"enabled":false}}""", false);

        assertThat(changed)
                .isEqualTo(new BucketProperties(
                        new BucketProperties.Checksums(ChecksumType.SHA256, true, false, false),
                        new BucketProperties.Versions(false),
                        new BucketProperties.Mirror(true, 3),
                        new BucketProperties.Eviction(true, Duration.ofMinutes(1)),
                        BUCKET.properties().access()));
    }

    @Test
    void changesNothingWhereNothingIsSaid() {
        assertThat(changed("{}", false)).isEqualTo(BUCKET.properties());
        assertThat(changed("null", false)).isEqualTo(BUCKET.properties());
        assertThat(changed("{\"mirror\":null,\"checksum\":{\"type\":null}}", false))
                .isEqualTo(BUCKET.properties());
    }

    @Test
    void readsEnableAsEnabledForClientsOf2020() {
        String asPrinted = "{\"checksum\": {\"type\": \"sha256\"}, \"mirror\": {\"enable\": true}}";

        assertThat(changed(asPrinted, true).mirror().enabled()).isTrue();
        assertThatThrownBy(() -> changed(asPrinted, false)).hasMessage("found unknown field: enable");
    }

    @ParameterizedTest
    @CsvSource({"3, READ_OBJECT|INSPECT_OBJECT", "\"4\", WRITE_OBJECT", "65536, RENAME_BUCKET"})
    void readsAccessAsBits(String bits, String expected) {
        BucketProperties changed = changed("{\"access\":" + bits + "}", false);

        assertThat(changed.access().stream().map(Permission::name).sorted().toList())
                .isEqualTo(Arrays.stream(expected.split("\\|", -1)).sorted().toList());
    }

    @Test
    void tellsAccessAsItWasSet() {
        BucketEntry other = BUCKET.with(changed("{\"access\":\"771\"}", false));

        assertThat(PropertiesJson.of(other).text()).contains("\"access\":\"771\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"checksum\":{\"type\":\"nope\"}}",
                "{\"checksum\":{\"type\":7}}",
                "{\"checksum\":\"md5\"}",
                "{\"mirror\":{\"copies\":33}}",
                "{\"mirror\":{\"copies\":1}}",
                "{\"mirror\":{\"copies\":\"2\"}}",
                "{\"mirror\":{\"enabled\":\"yes\"}}",
                "{\"lru\":{\"dont_evict_time\":\"soon\"}}",
                "{\"access\":\"all\"}",
                "{\"access\":-1}",
                "{\"nonsense\":1}",
                "{\"mirror\":{\"nonsense\":1}}",
                "{\"features\":\"1\"}",
                "{\"backend_bck\":{\"name\":\"x\"}}",
                "{\"ec\":{\"data_slices\":3}}",
                "{\"write_policy\":{\"md\":\"delayed\"}}",
                "7",
                "[]"
            })
    void refusesWhatItCannotDo(String json) {
        assertThatThrownBy(() -> changed(json, false)).isInstanceOf(Refused.class);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> changed("{\"checksum\":{\"type\":\"nope\"}}", false))
                .hasMessage("invalid checksum type \"nope\""
                        + " (expecting [crc32c, md5, none, sha256, sha512, xxhash, xxhash2])");
        assertThatThrownBy(() -> changed("{\"mirror\":{\"copies\":33}}", false))
                .hasMessage("invalid mirror.copies: 33 (expected value in range [2, 32] or zero for default)");
    }

    @Test
    void takesAFixedPropertyAsItIs() {
        assertThat(changed("{\"features\":\"0\",\"ec\":{\"data_slices\":2,\"enabled\":false},\"force\":true}", false))
                .isEqualTo(BUCKET.properties());
    }

    @Test
    void noticesThatErasureCodingIsWanted() {
        assertThat(PropertyReader.read(StrictJson.parse("{\"ec\":{\"enabled\":true}}"), BUCKET, false)
                        .erasureCoding())
                .isTrue();
    }
}
