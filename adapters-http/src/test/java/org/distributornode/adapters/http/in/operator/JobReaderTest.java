package org.distributornode.adapters.http.in.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JobReaderTest {

    private static JobOrder read(String json) {
        return OperatorBody.of(StrictJson.parse(json.getBytes(UTF_8)).orElseThrow())
                .job();
    }

    static Stream<Arguments> forms() {
        JobScope some = new JobScope.Objects(Set.of(new DataObjectId(1), new DataObjectId(2)));
        JobScope bag = new JobScope.OfBag(new BagId("dynamic:channel:7"));
        return Stream.of(
                Arguments.of("{'kind':'verify'}", new JobOrder(JobKind.VERIFY, new JobScope.Held())),
                Arguments.of("{'kind':'verify','all':true}", new JobOrder(JobKind.VERIFY, new JobScope.Held())),
                Arguments.of("{'kind':'pin','objects':['1','2','1']}", new JobOrder(JobKind.PIN, some)),
                Arguments.of("{'kind':'pin','bag':'dynamic:channel:7'}", new JobOrder(JobKind.PIN, bag)),
                Arguments.of(
                        "{'kind':'pin','assigned':true,'all':false}",
                        new JobOrder(JobKind.PIN, new JobScope.Assigned())),
                Arguments.of("{'kind':'unpin','all':true}", new JobOrder(JobKind.UNPIN, new JobScope.Held())));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsWhatIsAsked(String form, JobOrder order) {
        assertThat(read(form.replace('\'', '"'))).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'kind':'pin'} | should have one of objects, bag",
                "{'kind':'unpin','assigned':false} | should have one of objects, bag",
                "{'kind':'pin','objects':['1'],'bag':'b'} | should have one of objects, bag",
                "{'kind':'pin','all':true} | should not ask for a pin of these",
                "{'kind':'verify','assigned':true} | should not ask for a verify of these",
                "{'kind':'pin','bag':''} | .bag should be the name of a bag",
                "{'kind':'pin','bag':7} | .bag should be the name of a bag",
                "{'kind':'pin','assigned':'yes'} | .assigned should be boolean",
                "{'kind':'unpin','all':true,'pinnedToo':1} | .pinnedToo should be boolean",
                "{'kind':'pin','objects':['1','1','x']} | .objects[2] should be the id of an object",
            })
    void refusesWhatIsUnclear(String form, String message) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read(form.replace('\'', '"')))
                .withMessageContaining(message);
    }
}
