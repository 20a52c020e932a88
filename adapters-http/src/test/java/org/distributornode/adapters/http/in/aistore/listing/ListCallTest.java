package org.distributornode.adapters.http.in.aistore.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.domain.store.ObjectQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListCallTest {

    private static Fields json(String text) {
        return Fields.of(StrictJson.parse(text).orElseThrow());
    }

    @Test
    void asksForNamesAndSizesWhenNothingIsSaid() {
        ListCall call = ListCall.today(json("{}"));

        assertThat(call.page()).isEqualTo(ObjectQuery.all(""));
        assertThat(call.told()).isEqualTo(Set.of(ListProperty.SIZE));
        assertThat(ListCall.today(Fields.NONE).page()).isEqualTo(call.page());
    }

    @Test
    void tellsMoreIfItIsAskedForCachedOnesOnly() {
        ListCall call = ListCall.today(json("{\"flags\":\"1\"}"));

        assertThat(call.told()).containsExactlyInAnyOrder(ListProperty.SIZE, ListProperty.CHECKSUM, ListProperty.ATIME);
        assertThat(call.page().presence()).isEqualTo(ObjectQuery.Presence.HELD);
    }

    @Test
    void readsAllThatTheSdkSends() {
        ListCall call = ListCall.today(json("""
                {"prefix":"a/","pagesize":7,"uuid":"u-1","props":"name,copies,nonsense",\
                "continuation_token":"a/b","flags":"2048","target":""}"""));

        assertThat(call.page())
                .isEqualTo(new ObjectQuery("a/", "a/b", 7, ObjectQuery.Depth.FOLDERS, ObjectQuery.Presence.ANY));
        assertThat(call.uuid()).isEqualTo("u-1");
        assertThat(call.told()).containsExactly(ListProperty.COPIES);
    }

    @Test
    void goesOnBehindTheTokenNotBehindTheBeginning() {
        assertThat(ListCall.today(json("{\"start_after\":\"b\"}")).page().after())
                .isEqualTo("b");
        assertThat(ListCall.today(json("{\"start_after\":\"b\",\"continuation_token\":\"c\"}"))
                        .page()
                        .after())
                .isEqualTo("c");
    }

    @Test
    void clipsPagesThatAreTooLarge() {
        assertThat(ListCall.today(json("{\"pagesize\":1000000}")).page().limit())
                .isEqualTo(ObjectQuery.LARGEST_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pagesize\":-1}",
                "{\"pagesize\":\"7\"}",
                "{\"pagesize\":1.5}",
                "{\"flags\":1}",
                "{\"flags\":\"all\"}",
                "{\"flags\":\"-1\"}",
                "{\"prefix\":7}",
                "{\"use_cache\":true}",
                "{\"nonsense\":1}",
                "{\"time_format\":\"yyyy\"}",
                "[]",
                "\"\""
            })
    void refusesWhatItWouldMisread(String value) {
        assertThatThrownBy(() -> ListCall.today(json(value))).isInstanceOf(Refused.class);
    }

    @Test
    void namesTheKeyThatNobodyKnows() {
        assertThatThrownBy(() -> ListCall.today(json("{\"nonsense\":1}"))).hasMessage("found unknown field: nonsense");
    }

    @Test
    void readsWhatClientsOf2020Send() {
        ListCall call = ListCall.of2020(json("{\"props\":\"size\",\"flags\":\"2\",\"use_cache\":true}"));

        assertThat(call.told()).containsExactly(ListProperty.SIZE);
        assertThat(call.page()).isEqualTo(ObjectQuery.all(""));
        assertThat(ListCall.of2020(json("{}")).told())
                .containsExactlyInAnyOrder(ListProperty.SIZE, ListProperty.CHECKSUM, ListProperty.ATIME);
    }

    @ParameterizedTest
    @CsvSource({"512, true", "4096, true", "1, false", "2048, false"})
    void asksOnlyRemoteBucketsForWhatIsElsewhere(String flags, boolean refused) {
        ListCall call = ListCall.today(json("{\"flags\":\"" + flags + "\"}"));

        call.check(false);
        if (refused) {
            assertThatThrownBy(() -> call.check(true)).isInstanceOf(Refused.class);
        } else {
            call.check(true);
        }
    }

    @Test
    void tellsWhenItNeedsWhatTheNodeDoesNotHave() {
        assertThat(ListCall.today(json("{\"flags\":\"8\"}")).needsMore()).isFalse();
        assertThat(ListCall.today(json("{\"flags\":\"32768\"}")).needsMore()).isTrue();
        assertThat(ListCall.today(json("{\"flags\":\"2049\"}")).needsMore()).isFalse();
    }
}
