package dev.pilotlight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pilotlight.schedule.WeeklySchedule;
import org.junit.jupiter.api.Test;

/** The rings of the architecture, for the module that both programs share. */
class ArchitectureTest {
    /** From where the product's own classes are, wherever a build put those of the tests. */
    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(
            WeeklySchedule.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void whatBothSidesShareIsPure() {
        classes().that().doNotHaveFullyQualifiedName("dev.pilotlight.wire.Codec").and()
                .haveNameNotMatching("dev\\.pilotlight\\.wire\\.Codec\\$.*").and()
                .resideOutsideOfPackage("dev.pilotlight.signing").should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang", "java.lang.runtime", "java.lang.invoke",
                        "java.math", "java.util", "java.util.function", "java.util.stream",
                        "java.util.regex", "java.time..", "org.jspecify.annotations",
                        "dev.pilotlight..")
                .check(CLASSES);
    }

    @Test
    void signingIsPureButForTheJdksSignatures() {
        classes().that().resideInAPackage("dev.pilotlight.signing").should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang", "java.lang.runtime", "java.lang.invoke",
                        "java.math", "java.nio.charset", "java.util", "java.util.function",
                        "java.util.stream", "java.util.regex", "java.time..",
                        "java.security..",
                        "org.jspecify.annotations", "dev.pilotlight..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCodecKnowsJackson() {
        noClasses().that().haveNameNotMatching("dev\\.pilotlight\\.wire\\.Codec(\\$.*)?").should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..").check(CLASSES);
    }

    @Test
    void nobodyReadsAClockOrDrawsANumber() {
        noClasses().should().callMethodWhere(JavaCall.Predicates
                .target(HasName.Predicates
                        .nameMatching("now|nanoTime|currentTimeMillis|randomUUID|sleep")))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.pilotlight.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
