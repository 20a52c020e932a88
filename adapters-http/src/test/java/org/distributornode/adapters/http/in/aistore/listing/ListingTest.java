package org.distributornode.adapters.http.in.aistore.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectPage.Entry;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;

final class ListingTest {

    private static final String ALL = "{\"props\":\"name,size,checksum,atime,version,location,copies,custom\"}";
    private static final String LOCATION = "t[viTt8081]:mp[/mp4, vda, hdd]";
    private static final Instant READ = Instant.parse("2026-11-21T04:56:59Z");

    private static StoredObject object(String name, Map<String, String> custom) {
        return new StoredObject(
                new ObjectName(name),
                5,
                new Checksum(ChecksumType.XXHASH2, "26c7827d889f6da3"),
                1,
                READ,
                READ,
                new CustomMetadata(new TreeMap<>(custom)),
                1,
                true);
    }

    private static Listing listing(String call, ObjectPage page) {
        return Listing.of(ListCall.today(Fields.of(StrictJson.parse(call).orElseThrow())), page, "gze6N5HVo", LOCATION);
    }

    private static Listing listingOf2020(String call, ObjectPage page) {
        return Listing.of(
                ListCall.of2020(Fields.of(StrictJson.parse(call).orElseThrow())),
                page,
                "gze6N5HVo",
                "http://127.0.0.1:8080");
    }

    private static ObjectPage page(boolean full, Entry... entries) {
        return new ObjectPage(List.of(entries), full);
    }

    private static Entry found(String name) {
        return new Entry.Found(object(name, Map.of()));
    }

    @Test
    void tellsNamesAndSizes() {
        assertThat(ListJson.today(listing("{}", page(false, found("a")))))
                .asString(UTF_8)
                .isEqualTo("{\"uuid\":\"gze6N5HVo\",\"continuation_token\":\"\","
                        + "\"entries\":[{\"name\":\"a\",\"size\":\"5\",\"flags\":64}],\"flags\":0}");
    }

    @Test
    void tellsEveryProperty() {
        assertThat(ListJson.today(listing(ALL, page(false, found("a")))))
                .asString(UTF_8)
                .contains("{\"name\":\"a\",\"checksum\":\"26c7827d889f6da3\",\"atime\":\"21 Nov 26 04:56 UTC\","
                        + "\"version\":\"1\",\"location\":\"t[viTt8081]:mp[/mp4, vda, hdd]\",\"size\":\"5\","
                        + "\"copies\":1,\"flags\":64}");
    }

    @Test
    void tellsWhatClientsAttached() {
        Entry entry = new Entry.Found(object("a", Map.of("b", "2", "a", "1")));

        assertThat(ListJson.today(listing("{\"props\":\"custom\"}", page(false, entry))))
                .asString(UTF_8)
                .contains("{\"name\":\"a\",\"custom-md\":\"a=1,b=2\",\"flags\":64}");
    }

    @Test
    void tellsOfNothingWithoutAList() {
        assertThat(ListJson.today(listing("{}", ObjectPage.EMPTY)))
                .asString(UTF_8)
                .isEqualTo("{\"uuid\":\"gze6N5HVo\",\"continuation_token\":\"\",\"entries\":null,\"flags\":0}");
    }

    @Test
    void hasATokenAsLongAsThereMayBeMore() {
        assertThat(listing("{}", page(true, found("a"), found("b"))).token()).isEqualTo("b");
        assertThat(listing("{}", page(false, found("a"), found("b"))).token()).isEmpty();
    }

    @Test
    void tellsFoldersUnlessTheyAreNotWanted() {
        ObjectPage page = page(true, found("a"), new Entry.Folder("d/"));

        assertThat(ListJson.today(listing("{\"flags\":\"2048\"}", page)))
                .asString(UTF_8)
                .contains("{\"name\":\"d/\",\"flags\":256}");
        Listing without = listing("{\"flags\":\"10240\"}", page);
        assertThat(ListJson.today(without)).asString(UTF_8).doesNotContain("256");
        assertThat(without.token()).isEqualTo("d/");
    }

    @Test
    void escapesNames() {
        assertThat(ListJson.today(listing("{\"flags\":\"16\"}", page(false, found("a\"\\\nü")))))
                .asString(UTF_8)
                .contains("{\"name\":\"a\\\"\\\\\\nü\",\"flags\":64}");
    }

    @Test
    void tellsClientsOf2020InTheirOrder() {
        ObjectPage page = page(true, found("a"));

        assertThat(ListJson.of2020(listingOf2020("{\"props\":\"size\"}", page)))
                .asString(UTF_8)
                .isEqualTo("{\"uuid\":\"gze6N5HVo\",\"entries\":[{\"name\":\"a\",\"size\":\"5\",\"flags\":64}],"
                        + "\"continuation_token\":\"a\"}");
        assertThat(ListJson.of2020(
                        listingOf2020("{\"props\":\"size,checksum,atime,version,target_url,copies\"}", page)))
                .asString(UTF_8)
                .contains("{\"name\":\"a\",\"size\":\"5\",\"checksum\":\"26c7827d889f6da3\","
                        + "\"atime\":\"21 Nov 26 04:56 UTC\",\"version\":\"1\","
                        + "\"target_url\":\"http://127.0.0.1:8080\",\"copies\":1,\"flags\":64}");
    }

    @Test
    void packsEveryProperty() {
        byte[] packed = ListPack.of(listing(ALL, page(false, found("a"))));

        assertThat(HexFormat.of().formatHex(packed))
                .isEqualTo("84" + "a4" + hex("UUID") + "a9" + hex("gze6N5HVo")
                        + "b1" + hex("ContinuationToken") + "a0"
                        + "a7" + hex("Entries") + "91" + "88"
                        + "a1" + hex("n") + "a1" + hex("a")
                        + "a2" + hex("cs") + "b0" + hex("26c7827d889f6da3")
                        + "a1" + hex("a") + "b3" + hex("21 Nov 26 04:56 UTC")
                        + "a1" + hex("v") + "a1" + hex("1")
                        + "a1" + hex("t") + "be" + hex(LOCATION)
                        + "a1" + hex("s") + "05"
                        + "a1" + hex("c") + "01"
                        + "a1" + hex("f") + "40"
                        + "a5" + hex("Flags") + "00");
    }

    @Test
    void packsNothingAsAnEmptyList() {
        byte[] packed = ListPack.of(listing("{}", ObjectPage.EMPTY));

        assertThat(HexFormat.of().formatHex(packed)).contains("a7" + hex("Entries") + "90");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
