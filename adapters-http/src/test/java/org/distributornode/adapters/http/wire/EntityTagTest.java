package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final EntityTag STRONG = new EntityTag(false, "1");
    private static final EntityTag WEAK = new EntityTag(true, "1");

    @Test
    void comparesAsTheTableOfTheStandard() {
        assertThat(WEAK.isSameAs(WEAK)).isFalse();
        assertThat(WEAK.isLike(WEAK)).isTrue();
        assertThat(WEAK.isLike(new EntityTag(true, "2"))).isFalse();
        assertThat(WEAK.isSameAs(STRONG)).isFalse();
        assertThat(STRONG.isSameAs(WEAK)).isFalse();
        assertThat(WEAK.isLike(STRONG)).isTrue();
        assertThat(STRONG.isSameAs(new EntityTag(false, "1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"xyzzy\"", "W/\"xyzzy\"", "W/\"\"", "\"a,b\"", "\"ä\""})
    void isWrittenAsItWasRead(String text) {
        assertThat(EntityTag.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xyzzy", "w/\"xyzzy\"", "\"a b\"", "\"a\" \"b\"", "\"", "*"})
    void refusesWhatIsNoTag(String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
    }

    @Test
    void readsAListUpToTheFirstNonsense() {
        assertThat(EntityTag.parseList("\"a\", W/\"b\" ,, \"c\" nonsense, \"d\""))
                .extracting(EntityTag::opaque)
                .containsExactly("a", "b", "c");
    }
}
