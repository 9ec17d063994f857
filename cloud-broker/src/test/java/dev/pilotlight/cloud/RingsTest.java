package dev.pilotlight.cloud;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.base.DescribedPredicate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rings of the architecture (section 2), rule by rule. */
class RingsTest {
    private static final String ROOT = "dev.pilotlight.cloud";
    private static final String[] CORE = {ROOT + ".access", ROOT + ".twins", ROOT + ".presence",
            ROOT + ".telemetry", ROOT + ".jobs"};
    private static final String[] RUNTIME = {ROOT + ".port", ROOT + ".fleet",
            ROOT + ".rollout", ROOT + ".dispatch"};
    private static final List<String> ADAPTERS = List.of("broker", "store", "enrol", "http",
            "metrics",
            "system");
    private static final String[] SHARED = {"dev.pilotlight.units", "dev.pilotlight.schedule",
            "dev.pilotlight.twin", "dev.pilotlight.wire", "dev.pilotlight.config"};
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String[] and(String[] first, String... more) {
        return java.util.stream.Stream.of(first, more).flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void theCoreUsesOnlyPlainJavaAndFirmwareConfigAndItself() {
        String[] allowed = and(and(CORE, SHARED), "java.lang", "java.lang.runtime",
                "java.lang.invoke", "java.math", "java.nio.charset", "java.time",
                "java.time.temporal", "java.util", "java.util.function", "java.util.stream",
                "java.util.random", "java.util.regex", "org.jspecify.annotations");
        classes().that().resideInAnyPackage(CORE).should().onlyDependOnClassesThat()
                .resideInAnyPackage(allowed).check(CLASSES);
    }

    @Test
    void theRuntimeUsesTheCoreAndThePortsAndNoAdapter() {
        for (String adapter : ADAPTERS) {
            noClasses().that().resideInAnyPackage(and(CORE, RUNTIME)).should()
                    .dependOnClassesThat().resideInAPackage(ROOT + "." + adapter).check(CLASSES);
        }
    }

    @Test
    void noAdapterUsesAnother() {
        for (String adapter : ADAPTERS) {
            String[] others = ADAPTERS.stream().filter(other -> !other.equals(adapter))
                    .map(other -> ROOT + "." + other).toArray(String[]::new);
            noClasses().that().resideInAPackage(ROOT + "." + adapter).should()
                    .dependOnClassesThat().resideInAnyPackage(others).check(CLASSES);
        }
    }

    @Test
    void aLibraryIsSeenByItsOneAdapter() {
        seenOnlyIn("broker", "com.hivemq..", "io.netty..", "com.google..");
        seenOnlyIn("store", "java.sql..", "org.jdbi..", "org.sqlite..", "org.flywaydb..");
        seenOnlyIn("enrol", "org.bouncycastle..");
        seenOnlyIn("metrics", "io.micrometer..", "io.prometheus..");
        seenOnlyIn("http", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");
        noClasses().should().dependOnClassesThat().resideInAnyPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }

    private static void seenOnlyIn(String adapter, String... library) {
        noClasses().that(not(resideInAPackage(ROOT + "." + adapter))).should()
                .dependOnClassesThat().resideInAnyPackage(library).check(CLASSES);
    }

    @Test
    void nobodyOutsideTheAdaptersReadsAClockSleepsDrawsOrMakesAThread() {
        noClasses().that().resideInAnyPackage(and(CORE, RUNTIME)).should()
                .callMethodWhere(readsTheWorld()).check(CLASSES);
        noClasses().that().resideInAnyPackage(and(CORE, RUNTIME)).should().dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors").check(CLASSES);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWorld() {
        List<String> methods = List.of("java.time.Instant.now", "java.time.LocalDate.now",
                "java.time.LocalDateTime.now", "java.time.ZonedDateTime.now",
                "java.time.InstantSource.system", "java.time.Clock.systemUTC",
                "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime",
                "java.lang.Thread.sleep", "java.lang.Thread.ofPlatform",
                "java.lang.Thread.ofVirtual", "java.lang.Thread.startVirtualThread",
                "java.lang.Math.random", "java.util.UUID.randomUUID");
        return DescribedPredicate.describe("reads a clock, sleeps, draws or makes a thread",
                call -> methods.contains(
                        call.getTargetOwner().getName() + "." + call.getTarget().getName()));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void fieldsInTheCoreAreFinal() {
        fields().that().areDeclaredInClassesThat(resideInAnyPackage(CORE)).should().beFinal()
                .check(CLASSES);
    }

    @Test
    void noNameSaysNothing() {
        noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Impl)").check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaClass type : CLASSES) {
            assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
                    .as(type.getPackageName()).isTrue();
        }
    }
}
