package org.distributornode.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.distributornode.application.port.PortFailure;
import org.jspecify.annotations.NullMarked;

/// Who may know whom. Patterns name whole packages; allow-lists, where there is a list.
final class Rings {

    static final List<String> NAMES =
            List.of("domain", "application", "adapters.http", "adapters.storage", "adapters.filesystem", "bootstrap");

    private static final String DOMAIN = "org.distributornode.domain..";
    private static final String APPLICATION = "org.distributornode.application..";
    private static final String USE_CASES = "org.distributornode.application.usecase..";
    private static final String PORTS = "org.distributornode.application.port..";
    private static final String SERVICES = "org.distributornode.application.service..";
    private static final String HTTP = "org.distributornode.adapters.http..";
    private static final String STORAGE = "org.distributornode.adapters.storage..";
    private static final String FILES = "org.distributornode.adapters.filesystem..";
    private static final String BOOTSTRAP = "org.distributornode.bootstrap..";

    private static final DescribedPredicate<JavaClass> LANGUAGE = resideInAnyPackage(
            "java.lang..",
            "java.util",
            "java.util.concurrent..",
            "java.util.function",
            "java.util.stream",
            "java.util.regex",
            "java.util.random",
            "java.math",
            "java.time..",
            "org.jspecify..");

    /// But for the class that hashes with vectors; the module's compiler options make it the only ring that can.
    static final ArchRule THE_DOMAIN_KNOWS_ONLY_ITSELF = classes()
            .that(resideInAPackage(DOMAIN).and(not(simpleName("VectorMixing"))))
            .should()
            .onlyDependOnClassesThat(LANGUAGE.or(resideInAPackage(DOMAIN))
                    .or(resideInAnyPackage("java.nio", "java.nio.charset", "java.net"))
                    .or(resideInAnyPackage("java.security", "java.util.zip").as("checksums of the JDK"))
                    .as("the language or the domain"))
            .allowEmptyShould(true);

    static final ArchRule THE_CORE_OPENS_NO_SOCKET = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .dependOnClassesThat(
                    resideInAPackage("java.net..").and(not(type(URI.class))).as("in java.net but URI"))
            .allowEmptyShould(true);

    static final ArchRule THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat(LANGUAGE.or(resideInAnyPackage(DOMAIN, APPLICATION))
                    .or(resideInAnyPackage("java.io", "java.nio", "java.nio.channels", "java.nio.charset", "java.net"))
                    .as("the language, bytes, the domain or the application"))
            .allowEmptyShould(true);

    static final ArchRule USE_CASES_KNOW_NO_PORTS = noClasses()
            .that()
            .resideInAPackage(USE_CASES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PORTS, SERVICES)
            .allowEmptyShould(true);

    static final ArchRule PORTS_KNOW_NO_USE_CASES = noClasses()
            .that()
            .resideInAPackage(PORTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(USE_CASES, SERVICES)
            .allowEmptyShould(true);

    static final ArchRule ONLY_BOOTSTRAP_BUILDS_USE_CASES = classes()
            .that()
            .resideInAPackage(SERVICES)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(SERVICES, BOOTSTRAP)
            .allowEmptyShould(true);

    static final ArchRule DRIVING_ADAPTERS_KNOW_NO_PORTS = noClasses()
            .that()
            .resideInAPackage("org.distributornode.adapters.http.in..")
            .should()
            .dependOnClassesThat(resideInAPackage(PORTS)
                    .and(not(type(PortFailure.class)))
                    .as("of a port but the failure that all ports share"))
            .allowEmptyShould(true);

    static final ArchRule DRIVEN_ADAPTERS_CALL_NO_USE_CASES = noClasses()
            .that()
            .resideInAnyPackage(STORAGE, FILES, "org.distributornode.adapters.http.out..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(USE_CASES)
            .allowEmptyShould(true);

    static final ArchRule ADAPTERS_ARE_STRANGERS =
            slices().matching("org.distributornode.adapters.(*)..").should().notDependOnEachOther();

    static final ArchRule NOBODY_KNOWS_BOOTSTRAP = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION, HTTP, STORAGE, FILES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BOOTSTRAP)
            .allowEmptyShould(true);

    static final ArchRule NETTY_STAYS_IN_ITS_PACKAGE = noClasses()
            .that(not(resideInAPackage("org.distributornode.adapters.http.netty..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("org.distributornode.(**)").should().beFreeOfCycles();

    static final ArchRule TIME_IS_HANDED_IN = noClasses().should().callMethod(Instant.class, "now");

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(resideInANullMarkedPackage());

    private Rings() {}

    /// Rules about nothing pass. This one says that there is something to be right about.
    static List<String> missing(JavaClasses found) {
        return NAMES.stream()
                .filter(ring -> found.that(resideInAPackage(Production.ROOT + "." + ring + ".."))
                        .isEmpty())
                .toList();
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a null-marked package") {
            @Override
            public void check(JavaClass found, ConditionEvents events) {
                boolean marked = found.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        found,
                        marked,
                        found.getPackageName() + " of " + found.getSimpleName() + " is not null-marked"));
            }
        };
    }
}
