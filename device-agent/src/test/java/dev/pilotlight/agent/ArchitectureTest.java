package dev.pilotlight.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rings of architecture.md, section 2. */
class ArchitectureTest {
    private static final String ROOT = "dev.pilotlight.agent";
    private static final Pattern TESTS = Pattern.compile(".*/test(-classes)?/dev/.*");
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(
            location -> !location.matches(TESTS)).importPackages(ROOT);

    private static final String[] CORE = in("core", "sensing", "control", "safety", "intent",
            "sync", "link", "outbox", "equipment", "trial");
    private static final String[] RUNTIME = in("runtime", "uplink");
    private static final List<String> ADAPTERS = List.of("mqtt", "store", "slots", "http", "house",
            "system", "enrol", "gpio", "sensor", "panel");

    private static String[] in(String... packages) {
        return List.of(packages).stream().map(name -> ROOT + "." + name + "..").toArray(
                String[]::new);
    }

    @Test
    void theCoreKnowsNothingButValuesAndItself() {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage("java.lang..", "java.math",
                "java.util", "java.util.function", "java.util.stream", "java.util.random",
                "java.util.regex", "java.time..", "org.jspecify.annotations",
                "dev.pilotlight.units", "dev.pilotlight.schedule", "dev.pilotlight.config",
                "dev.pilotlight.twin", "dev.pilotlight.wire").or(resideInAnyPackage(CORE)).or(
                        JavaClass.Predicates.simpleName(""));
        classes().that().resideInAnyPackage(CORE).should().onlyDependOnClassesThat(allowed)
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNoAdapter() {
        noClasses().that().resideInAnyPackage(RUNTIME).or().resideInAPackage(ROOT + ".port..")
                .or().resideInAPackage(ROOT + ".identity..").should().dependOnClassesThat()
                .resideInAnyPackage(in(ADAPTERS.toArray(
                        String[]::new)))
                .check(CLASSES);
    }

    @Test
    void noAdapterKnowsAnother() {
        for (String adapter : ADAPTERS) {
            String[] others = ADAPTERS.stream().filter(other -> !other.equals(adapter)).map(
                    other -> ROOT + "." + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(ROOT + "." + adapter + "..").should()
                    .dependOnClassesThat().resideInAnyPackage(others).check(CLASSES);
        }
    }

    @Test
    void aLibraryIsSeenByItsOneAdapter() {
        only("org.eclipse.paho..", "mqtt");
        only("org.sqlite..", "store");
        only("java.sql..", "store");
        only("com.sun.net.httpserver..", "http");
        only("io.github.resilience4j..", "uplink");
        only("com.pi4j..", "gpio");
    }

    @Test
    void theOracleIsForJudgesAlone() {
        noClasses().that().resideOutsideOfPackages(in("simulate", "drill")).should()
                .dependOnClassesThat().resideInAPackage("dev.pilotlight.oracle..").check(CLASSES);
    }

    private static void only(String library, String adapter) {
        noClasses().that().resideOutsideOfPackage(ROOT + "." + adapter + "..").should()
                .dependOnClassesThat().resideInAPackage(library).check(CLASSES);
    }

    @Test
    void theDeviceNeedsNoCryptographyBeyondTheJdks() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.bouncycastle..").check(
                CLASSES);
    }

    @Test
    void onlyAdaptersReadClocksSleepOrDraw() {
        DescribedPredicate<JavaAccess<?>> impure = DescribedPredicate.describe(
                "reads a clock, sleeps or draws", access -> isImpure(access.getTarget()));
        noClasses().that().resideInAnyPackage(CORE).or().resideInAnyPackage(RUNTIME).or()
                .resideInAPackage(ROOT + ".port..").should().accessTargetWhere(impure)
                .check(CLASSES);
    }

    private static boolean isImpure(AccessTarget target) {
        String name = target.getOwner().getName() + "." + target.getName();
        boolean wall = name.startsWith("java.time.")
                && (name.endsWith(".now") || name.contains(".system"));
        return wall || List.of("java.lang.System.nanoTime", "java.lang.System.currentTimeMillis",
                "java.lang.Thread.sleep", "java.lang.Math.random", "java.util.UUID.randomUUID")
                .contains(name);
    }

    @Test
    void theCoreIsMadeOfValues() {
        classes().that().resideInAnyPackage(CORE).should().haveOnlyFinalFields().check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodyHidesBehindAVagueName() {
        noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Impl)").check(CLASSES);
        classes().that(resideInAPackage(ROOT).and(simpleNameEndingWith("Wiring"))).should()
                .notBePublic().check(CLASSES);
    }
}
