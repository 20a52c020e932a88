package org.distributornode.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {

    @TempDir
    Path folder;

    private Path library;
    private ServiceFile file;

    @BeforeEach
    void lays() throws IOException {
        library = Files.createDirectory(folder.resolve("lib")).resolve("library.jar");
        Files.writeString(library, "library");
        file = new ServiceFile(Files.writeString(folder.resolve("node.jar"), "node"));
    }

    @Test
    void givesMicronautWhatItFindsItself() {
        file.write(ServiceFileTest.class.getClassLoader());

        var listed = file.read().orElseThrow().optimizations().getServiceLoaders();

        for (Class<?> type : ServiceList.TYPES) {
            List<String> found = names(SoftServiceLoader.load(type).collectAll().stream());
            var loader = listed.get(type.getName());
            assertThat(names(loader.load(_ -> true).stream()))
                    .as(type.getName())
                    .containsExactlyInAnyOrderElementsOf(found);
            assertThat(names(loader.findAll(_ -> true).map(StaticDefinition::load)))
                    .as(type.getName())
                    .containsExactlyInAnyOrderElementsOf(found);
        }
        assertThat(names(listed.get(BeanDefinitionReference.class.getName()).load(_ -> true).stream()))
                .contains("org.distributornode.bootstrap.wiring.$StoreWiring$Definition");
    }

    @Test
    void isMissingUntilItIsWritten() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void holdsForTheJarsItWasMadeFrom() throws IOException {
        file.write(ServiceFileTest.class.getClassLoader());
        FileTime made = Files.getLastModifiedTime(library);
        assertThat(file.read()).isPresent();

        Files.setLastModifiedTime(library, FileTime.from(Instant.EPOCH));
        assertThat(file.read()).isEmpty();

        Files.writeString(library, "another library");
        Files.setLastModifiedTime(library, made);
        assertThat(file.read()).isEmpty();
    }

    @Test
    void doesNotHoldBesideOneJarMoreOrLess() throws IOException {
        file.write(ServiceFileTest.class.getClassLoader());

        Path more = Files.createFile(folder.resolve("lib/more.jar"));
        assertThat(file.read()).isEmpty();

        Files.delete(more);
        assertThat(file.read()).isPresent();

        Files.delete(library);
        assertThat(file.read()).isEmpty();
    }

    private static List<String> names(Stream<?> services) {
        return services.map(service -> service.getClass().getName()).toList();
    }
}
