package org.distributornode.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// How our classes look. Each rule is seen failing in [PlantedViolationsTest].
@AnalyzeClasses(packages = Production.ROOT, importOptions = Production.WithoutTests.class)
class StyleTest {

    @ArchTest
    static final ArchRule namesSaySomething = Style.NAMES_SAY_SOMETHING;

    @ArchTest
    static final ArchRule nobodySleeps = Style.NOBODY_SLEEPS;

    @ArchTest
    static final ArchRule controllersAreHidden = Style.CONTROLLERS_ARE_HIDDEN;

    @ArchTest
    static final ArchRule wireRecordsAreHidden = Style.WIRE_RECORDS_ARE_HIDDEN;

    @ArchTest
    static final ArchRule servicesAreFinalWithOneConstructor = Style.SERVICES_ARE_FINAL_WITH_ONE_CONSTRUCTOR;

    @ArchTest
    static final ArchRule theCoreDoesNotLog = Style.THE_CORE_DOES_NOT_LOG;

    @ArchTest
    static final ArchRule annotationsOfTheFrameworkStayOutside = Style.ANNOTATIONS_OF_THE_FRAMEWORK_STAY_OUTSIDE;

    @ArchTest
    static final ArchRule membersOutsideHaveNoneEither = Style.MEMBERS_OUTSIDE_HAVE_NONE_EITHER;

    @ArchTest
    static final ArchRule staticFieldsAreConstant = Style.STATIC_FIELDS_ARE_CONSTANT;

    @ArchTest
    static void packagesStaySmall(JavaClasses found) {
        assertThat(Style.crowded(found, Production.ROOT)).isEmpty();
    }

    @ArchTest
    static void everyDrivenPortHasAContract(JavaClasses found) {
        assertThat(Production.testkit()).isNotEmpty();
        assertThat(Style.withoutContract(found, Production.testkit())).isEmpty();
    }
}
