package org.distributornode.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Dependencies point inward. Each rule is seen failing in [PlantedViolationsTest].
@AnalyzeClasses(packages = Production.ROOT, importOptions = Production.WithoutTests.class)
class RingsTest {

    @ArchTest
    static final ArchRule theDomainKnowsOnlyItself = Rings.THE_DOMAIN_KNOWS_ONLY_ITSELF;

    @ArchTest
    static final ArchRule theCoreOpensNoSocket = Rings.THE_CORE_OPENS_NO_SOCKET;

    @ArchTest
    static final ArchRule theApplicationKnowsOnlyTheDomain = Rings.THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN;

    @ArchTest
    static final ArchRule useCasesKnowNoPorts = Rings.USE_CASES_KNOW_NO_PORTS;

    @ArchTest
    static final ArchRule portsKnowNoUseCases = Rings.PORTS_KNOW_NO_USE_CASES;

    @ArchTest
    static final ArchRule onlyBootstrapBuildsUseCases = Rings.ONLY_BOOTSTRAP_BUILDS_USE_CASES;

    @ArchTest
    static final ArchRule drivingAdaptersKnowNoPorts = Rings.DRIVING_ADAPTERS_KNOW_NO_PORTS;

    @ArchTest
    static final ArchRule drivenAdaptersCallNoUseCases = Rings.DRIVEN_ADAPTERS_CALL_NO_USE_CASES;

    @ArchTest
    static final ArchRule adaptersAreStrangers = Rings.ADAPTERS_ARE_STRANGERS;

    @ArchTest
    static final ArchRule nobodyKnowsBootstrap = Rings.NOBODY_KNOWS_BOOTSTRAP;

    @ArchTest
    static final ArchRule nettyStaysInItsPackage = Rings.NETTY_STAYS_IN_ITS_PACKAGE;

    @ArchTest
    static final ArchRule packagesFormNoCycles = Rings.PACKAGES_FORM_NO_CYCLES;

    @ArchTest
    static final ArchRule timeIsHandedIn = Rings.TIME_IS_HANDED_IN;

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = Rings.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static void everyRingWasFound(JavaClasses found) {
        assertThat(Rings.missing(found)).isEmpty();
    }
}
