package org.distributornode.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorModuleTest {

    @Test
    void findsTheClassesOfTheModuleOnceItIsLoaded() throws Exception {
        assertThat(VectorModule.load()).isTrue();
        assertThat(VectorModule.load()).isTrue();
        assertThat(Class.forName("jdk.incubator.vector.IntVector").getModule().getName())
                .isEqualTo("jdk.incubator.vector");
    }
}
