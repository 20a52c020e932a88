package org.distributornode.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How our sources look, tests included.
class SourcesTest {

    private static final List<SourceFile> ALL =
            SourceFile.all(Path.of("..").toAbsolutePath().normalize());

    @Test
    void areFoundInEveryModule() {
        assertThat(ALL)
                .extracting(file -> file.name().substring(0, file.name().indexOf('/')))
                .contains(
                        "domain",
                        "application",
                        "adapters-http",
                        "adapters-storage",
                        "adapters-filesystem",
                        "bootstrap");
    }

    @Test
    void areShortAndFinished() {
        assertThat(ALL.stream().flatMap(file -> file.complaints().stream())).isEmpty();
    }

    @Test
    void haveShortMethodsWithFewParameters() {
        assertThat(SourceFile.complaintsAboutMethods(ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util.*;",
                "// TO" + "DO later",
                "@Dis" + "abled class A {}",
                "class A { void a() { Thread" + ".sleep(1); } }"
            })
    void areRefusedForWhatAReaderWouldRefuse(String text) {
        assertThat(new SourceFile("domain/src/main/java/A.java", text).complaints())
                .hasSize(1);
    }

    @Test
    void areRefusedForTheirLength() {
        String text = "\n".repeat(251);

        assertThat(new SourceFile("domain/src/main/java/A.java", text).complaints())
                .hasSize(1);
        assertThat(new SourceFile("domain/src/test/java/A.java", text).complaints())
                .isEmpty();
        assertThat(new SourceFile("domain/src/test/java/A.java", text + text).complaints())
                .hasSize(1);
    }

    @Test
    void areRefusedForTheirMethods() {
        String longMethod = "class A { void a() {" + "\n".repeat(40) + "} }";
        String greedyMethod = "class B { void b(int a, int b, int c, int d, int e, int f) {} }";
        String wideRecord = "record C(int a, int b, int c, int d, int e, int f) { C { a = 1; } }";

        assertThat(SourceFile.complaintsAboutMethods(List.of(
                        new SourceFile("A.java", longMethod),
                        new SourceFile("B.java", greedyMethod),
                        new SourceFile("C.java", wideRecord))))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("A.java#a: 41 lines"),
                        second -> assertThat(second).endsWith("B.java#b: 6 parameters"));
    }
}
