package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataObjectTest {

    private static final ContentHash HASH = new ContentHash(1, 2, 3, 4);

    @Test
    void isAWholeEvenIfEmpty() {
        assertThat(object(7).whole()).isEqualTo(new ByteSlice(0, 7));
        assertThat(object(0).whole()).isEqualTo(new ByteSlice(0, 0));
    }

    @Test
    void hasNoNegativeSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> object(-1));
    }

    private static DataObject object(long size) {
        return new DataObject(new DataObjectId(1), size, HASH, Optional.empty());
    }
}
