package org.distributornode.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.distributornode.adapters.http.in.planted.PlantedController;
import org.distributornode.adapters.storage.planted.PlantedManager;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.planted.KnowsAUseCase;
import org.distributornode.application.service.planted.PlantedService;
import org.distributornode.application.usecase.planted.KnowsAPort;
import org.distributornode.bootstrap.planted.one.One;
import org.distributornode.bootstrap.planted.two.Two;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.planted.KnowsTheApplication;
import org.distributornode.unmarked.Unmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that cannot fail says nothing: each is seen failing here, on classes planted for it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedViolationsTest {

    /// Reading class files takes longer than any rule does.
    private final Map<List<Class<?>>, JavaClasses> read = new ConcurrentHashMap<>();

    private final JavaClasses cleanPackage = new ClassFileImporter().importPackagesOf(BucketId.class);

    static Stream<Arguments> rules() {
        return Stream.of(
                violated(Rings.THE_DOMAIN_KNOWS_ONLY_ITSELF, KnowsTheApplication.class),
                violated(Rings.THE_CORE_OPENS_NO_SOCKET, KnowsTheApplication.class),
                violated(Rings.THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN, PlantedService.class),
                violated(Rings.USE_CASES_KNOW_NO_PORTS, KnowsAPort.class),
                violated(Rings.PORTS_KNOW_NO_USE_CASES, KnowsAUseCase.class),
                violated(Rings.ONLY_BOOTSTRAP_BUILDS_USE_CASES, PlantedService.class, PlantedController.class),
                violated(Rings.DRIVING_ADAPTERS_KNOW_NO_PORTS, PlantedController.class),
                violated(Rings.DRIVEN_ADAPTERS_CALL_NO_USE_CASES, PlantedManager.class),
                violated(Rings.ADAPTERS_ARE_STRANGERS, PlantedManager.class, PlantedController.class),
                violated(Rings.NOBODY_KNOWS_BOOTSTRAP, PlantedManager.class),
                violated(Rings.NETTY_STAYS_IN_ITS_PACKAGE, PlantedManager.class),
                violated(Rings.PACKAGES_FORM_NO_CYCLES, One.class, Two.class),
                violated(Rings.TIME_IS_HANDED_IN, PlantedManager.class),
                violated(Rings.EVERY_PACKAGE_IS_NULL_MARKED, Unmarked.class),
                violated(Style.NAMES_SAY_SOMETHING, PlantedManager.class),
                violated(Style.NOBODY_SLEEPS, PlantedManager.class),
                violated(Style.CONTROLLERS_ARE_HIDDEN, PlantedController.class),
                violated(Style.WIRE_RECORDS_ARE_HIDDEN, PlantedController.PlantedResponse.class),
                violated(Style.SERVICES_ARE_FINAL_WITH_ONE_CONSTRUCTOR, PlantedService.class),
                violated(Style.THE_CORE_DOES_NOT_LOG, KnowsTheApplication.class),
                violated(Style.ANNOTATIONS_OF_THE_FRAMEWORK_STAY_OUTSIDE, PlantedManager.class),
                violated(Style.MEMBERS_OUTSIDE_HAVE_NONE_EITHER, PlantedManager.class),
                violated(Style.STATIC_FIELDS_ARE_CONSTANT, PlantedManager.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isSeenByItsRule(ArchRule rule, List<Class<?>> planted) {
        JavaClasses classes = read.computeIfAbsent(planted, new ClassFileImporter()::importClasses);

        assertThat(rule.allowEmptyShould(true).evaluate(classes).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isNotSeenInACleanPackage(ArchRule rule, List<Class<?>> planted) {
        assertThat(planted).isNotEmpty();
        assertThat(rule.allowEmptyShould(true).evaluate(cleanPackage).hasViolation())
                .isFalse();
    }

    @Test
    void ringsAreMissedWhereThereAreNone() {
        JavaClasses classes = new ClassFileImporter().importClasses(DataObjectId.class);

        assertThat(Rings.missing(classes)).hasSize(Rings.NAMES.size() - 1).doesNotContain("domain");
    }

    @Test
    void aPortWithoutContractIsNamed() {
        JavaClasses ports = new ClassFileImporter().importClasses(KnowsAUseCase.class, CacheStore.class);

        assertThat(Style.withoutContract(ports, Production.testkit())).containsExactly(KnowsAUseCase.class.getName());
    }

    @Test
    void aCrowdedPackageIsNamed() {
        JavaClasses crowd = new ClassFileImporter().importPackages("java.util.function");

        assertThat(Style.crowded(crowd, "java.util")).singleElement().asString().startsWith("java.util.function: ");
    }

    private static Arguments violated(ArchRule rule, Class<?>... planted) {
        return Arguments.of(rule, List.of(planted));
    }
}
