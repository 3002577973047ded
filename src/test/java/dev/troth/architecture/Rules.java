package dev.troth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.time.ServiceClock;
import dev.troth.record.Aggregate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of the service as rules, for the service itself and for classes that are wrong on purpose. */
final class Rules {

    private static final DescribedPredicate<JavaClass> PERSISTENT = describe("an aggregate or a repository",
            type -> type.isAssignableTo(Aggregate.class) && !type.isEquivalentTo(Aggregate.class) || type.isAssignableTo(PanacheRepositoryBase.class)
                    && type.getPackageName().startsWith("dev.troth"));
    private static final List<Class<?>> SYSTEM_TIME = List.of(Instant.class, LocalDate.class, OffsetDateTime.class, ZonedDateTime.class);

    private Rules() {
    }

    /** @param root the package the service, or what looks like it, lives in */
    static Map<String, ArchRule> of(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("platform knows no feature", knowsOnly(root, "platform"));
        rules.put("trust knows no feature", knowsOnly(root, "trust", "platform"));
        rules.put("journal knows no feature", knowsOnly(root, "journal", "platform"));
        rules.put("record knows no feature", knowsOnly(root, "record", "trust", "journal", "platform"));
        rules.put("no cycles", slices().matching(root + ".(*)..").should().beFreeOfCycles());
        rules.put("aggregates and repositories stay at home", classes().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackage(root + ".demo..").should(reachPersistenceAtHomeOnly()));
        rules.put("resources know HTTP only", noClasses().that().resideInAPackage(root + "..").and().haveSimpleNameEndingWith("Resource").should()
                .dependOnClassesThat(resideInAPackage("jakarta.persistence..").or(resideInAPackage("org.hibernate.."))
                        .or(assignableTo(PanacheRepositoryBase.class)).or(resideInAPackage("java.sql.."))));
        rules.put("the domain knows no HTTP and no queries", noClasses().that(resideInAPackage(root + "..")
                        .and(assignableTo(Aggregate.class).or(simpleNameEndingWith("Rules")))).should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs..").or(assignableTo(EntityManager.class))
                        .or(assignableTo(jakarta.persistence.Query.class)).or(assignableTo(PanacheRepositoryBase.class))));
        rules.put("rules are pure", classes().that().resideInAPackage(root + "..").and().haveSimpleNameEndingWith("Rules").should(bePure()));
        rules.put("no vague names", noClasses().that().resideInAPackage(root + "..").should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)$"));
        rules.put("one clock", noClasses().that(resideInAPackage(root + "..").and(DescribedPredicate.not(type(ServiceClock.class))))
                .should(readTheSystemClock()));
        rules.put("every POST is idempotent", methods().that().areDeclaredInClassesThat().resideInAPackage(root + "..").and()
                .areAnnotatedWith(POST.class).should().beDeclaredInClassesThat().areAnnotatedWith(Idempotent.class)
                // Which a first answer, given again, is.
                .andShould().haveRawReturnType(Response.class));
        return rules;
    }

    private static ArchRule knowsOnly(String root, String room, String... others) {
        DescribedPredicate<JavaClass> known = resideInAPackage(root + "." + room + "..");
        for (String other : others) {
            known = known.or(resideInAPackage(root + "." + other + ".."));
        }
        return noClasses().that().resideInAPackage(root + "." + room + "..").should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(DescribedPredicate.not(known)));
    }

    private static ArchCondition<JavaClass> reachPersistenceAtHomeOnly() {
        return new ArchCondition<>("reach aggregates and repositories of their own package only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> PERSISTENT.test(dependency.getTargetClass())
                                && !dependency.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> bePure() {
        return new ArchCondition<>("have no state, no clock and nothing injected") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC) || !field.getModifiers().contains(JavaModifier.FINAL))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is state")));
                type.getDirectDependenciesFromSelf().stream().filter(dependency -> dependency.getTargetClass().isAssignableTo(Clock.class)
                                || dependency.getTargetClass().isEquivalentTo(Inject.class)
                                || dependency.getTargetClass().getPackageName().startsWith("jakarta.enterprise"))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                type.getAccessesFromSelf().stream().filter(Rules::readsSystemTime)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> readTheSystemClock() {
        return new ArchCondition<>("read the system's clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream().filter(Rules::readsSystemTime)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
            }
        };
    }

    private static boolean readsSystemTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        boolean now = "now".equals(name) && SYSTEM_TIME.stream().anyMatch(owner::isEquivalentTo)
                && access.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget call
                && call.getRawParameterTypes().stream().noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        return now || owner.isEquivalentTo(System.class) && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
                || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                || owner.isEquivalentTo(java.util.Date.class) && name.equals("<init>");
    }
}
