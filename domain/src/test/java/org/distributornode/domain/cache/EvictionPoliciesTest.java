package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvictionPoliciesTest {

    @Test
    void areKnownByName() {
        assertThat(EvictionPolicies.named("valueDensity")).containsInstanceOf(ValueDensity.class);
        assertThat(EvictionPolicies.named("tinyLfu")).containsInstanceOf(TinyLfu.class);
        assertThat(EvictionPolicies.named("lru")).containsInstanceOf(LeastRecentlyUsed.class);
        assertThat(EvictionPolicies.named("lruSp")).containsInstanceOf(SizePopularity.class);
        assertThat(EvictionPolicies.named("LRU")).isEmpty();
    }
}
