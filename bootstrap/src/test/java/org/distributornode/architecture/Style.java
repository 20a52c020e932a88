package org.distributornode.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;

/// How classes look, as far as class files tell.
final class Style {

    private static final int MOST_PUBLIC_TYPES = 20;
    private static final String[] FRAMEWORK = {
        "org.distributornode.adapters.http.in..",
        "org.distributornode.adapters.http.netty..",
        "org.distributornode.bootstrap.."
    };
    private static final Pattern EMPTY_WORDS = Pattern.compile(
            ".*(Impl|Manager|Helper|Utils?|Common|Base|Info|Abstract)([A-Z].*)?|.*Data(?!Object)([A-Z].*)?|I[A-Z][a-z].*");

    /// Those of its JSON mapper aside: they say what wire records look like and make no beans.
    private static final DescribedPredicate<JavaAnnotation<?>> OF_THE_FRAMEWORK =
            new DescribedPredicate<>("annotations of the framework") {
                @Override
                public boolean test(JavaAnnotation<?> annotation) {
                    String name = annotation.getRawType().getName();
                    return (name.startsWith("io.micronaut.") && !name.startsWith("io.micronaut.serde."))
                            || name.startsWith("jakarta.");
                }
            };

    private static final DescribedPredicate<JavaClass> GENERATED =
            DescribedPredicate.describe("generated", type -> type.getName().contains(".$"));

    static final ArchRule NAMES_SAY_SOMETHING = classes().should(new ArchCondition<>("have names without empty words") {
        @Override
        public void check(JavaClass found, ConditionEvents events) {
            boolean empty = EMPTY_WORDS.matcher(found.getSimpleName()).matches();
            events.add(new SimpleConditionEvent(found, !empty, found.getName()));
        }
    });

    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("Thread.sleep") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                    return call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep");
                }
            });

    static final ArchRule CONTROLLERS_ARE_HIDDEN = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePublic()
            .allowEmptyShould(true);

    static final ArchRule WIRE_RECORDS_ARE_HIDDEN = noClasses()
            .that()
            .areRecords()
            .and()
            .resideInAnyPackage("org.distributornode.adapters.http.in..")
            .and()
            .haveNameMatching(".*(Request|Response|Body)")
            .should()
            .bePublic()
            .allowEmptyShould(true);

    static final ArchRule SERVICES_ARE_FINAL_WITH_ONE_CONSTRUCTOR = classes()
            .that()
            .resideInAPackage("org.distributornode.application.service..")
            .and()
            .haveSimpleNameEndingWith("Service")
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould(haveOnePublicConstructor())
            .allowEmptyShould(true);

    static final ArchRule THE_CORE_DOES_NOT_LOG = noClasses()
            .that()
            .resideInAnyPackage("org.distributornode.domain..", "org.distributornode.application..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "java.util.logging..", "ch.qos.logback..")
                    .or(JavaClass.Predicates.assignableTo(System.Logger.class))
                    .as("that log"))
            .allowEmptyShould(true);

    static final ArchRule ANNOTATIONS_OF_THE_FRAMEWORK_STAY_OUTSIDE = noClasses()
            .that(not(resideInAnyPackage(FRAMEWORK)).and(not(GENERATED)))
            .should()
            .beAnnotatedWith(OF_THE_FRAMEWORK)
            .allowEmptyShould(true);

    static final ArchRule MEMBERS_OUTSIDE_HAVE_NONE_EITHER = noMembers()
            .that()
            .areDeclaredInClassesThat(not(resideInAnyPackage(FRAMEWORK)).and(not(GENERATED)))
            .should()
            .beAnnotatedWith(OF_THE_FRAMEWORK)
            .allowEmptyShould(true);

    static final ArchRule STATIC_FIELDS_ARE_CONSTANT =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    private Style() {}

    private static ArchCondition<JavaClass> haveOnePublicConstructor() {
        return new ArchCondition<>("have one constructor, a public one") {
            @Override
            public void check(JavaClass found, ConditionEvents events) {
                List<JavaConstructor> constructors = List.copyOf(found.getConstructors());
                boolean one = constructors.size() == 1
                        && constructors.getFirst().getModifiers().contains(JavaModifier.PUBLIC);
                events.add(new SimpleConditionEvent(found, one, found.getName() + " " + constructors));
            }
        };
    }

    /// Packages that show more than a reader can hold in mind.
    static List<String> crowded(JavaClasses found, String root) {
        return found.that(resideInAPackage(root + "..")).stream()
                .filter(type -> type.isTopLevelClass()
                        && type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !GENERATED.test(type))
                .collect(groupingBy(JavaClass::getPackageName, counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > MOST_PUBLIC_TYPES)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /// Driven ports that no contract of the testkit names.
    static List<String> withoutContract(JavaClasses production, JavaClasses testkit) {
        return production.that(resideInAPackage("org.distributornode.application.port..")).stream()
                .filter(type -> type.isInterface()
                        && type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info"))
                .filter(port -> testkit.stream()
                        .filter(type -> type.getSimpleName().endsWith("Contract"))
                        .flatMap(contract -> contract.getDirectDependenciesFromSelf().stream())
                        .noneMatch(dependency ->
                                dependency.getTargetClass().getName().equals(port.getName())))
                .map(JavaClass::getName)
                .toList();
    }
}
