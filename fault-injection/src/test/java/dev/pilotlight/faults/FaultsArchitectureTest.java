package dev.pilotlight.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FaultsArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.pilotlight.faults");

    @Test
    void theLedgerIsPure() {
        classes().that().resideInAPackage("..faults.ledger..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("..faults.ledger..", "java.lang..", "java.util..",
                        "java.time..", "org.jspecify..")
                .check(CLASSES);
        noClasses().that().resideInAPackage("..faults.ledger..").should()
                .callMethod(System.class, "nanoTime").orShould()
                .callMethod(System.class, "currentTimeMillis").orShould()
                .callMethod(Instant.class, "now").check(CLASSES);
    }

    @Test
    void theProductsAreProcessesAndNotLibrariesButForTheSimulation() {
        noClasses().that().resideOutsideOfPackages("..faults.sim..", "..faults.replay..")
                .should().dependOnClassesThat().resideInAPackage("dev.pilotlight.cloud..")
                .check(CLASSES);
        noClasses().that().doNotHaveSimpleName("ModelRoom").and()
                .resideOutsideOfPackages("..faults.sim..", "..faults.replay..").should()
                .dependOnClassesThat().resideInAPackage("dev.pilotlight.agent..").check(CLASSES);
    }

    @Test
    void theSimulationReplacesAdaptersAlone() {
        noClasses().that().resideInAnyPackage("..faults.sim..", "..faults.replay..").should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.pilotlight.agent.mqtt..", "dev.pilotlight.agent.store..",
                        "dev.pilotlight.agent.system..", "dev.pilotlight.agent.gpio..",
                        "dev.pilotlight.cloud.broker..", "dev.pilotlight.cloud.store..",
                        "java.net..", "java.nio.file..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void aSimulationHasNoOtherTimeChanceOrThread() {
        noClasses().that().resideInAnyPackage("..faults.sim..", "..faults.replay..").should()
                .callMethod(System.class, "nanoTime").orShould()
                .callMethod(System.class, "currentTimeMillis").orShould()
                .callMethod(System.class, "identityHashCode", Object.class).orShould()
                .callMethod(Instant.class, "now").orShould().callMethod(Math.class, "random")
                .orShould().dependOnClassesThat().areAssignableTo(Thread.Builder.class).orShould()
                .dependOnClassesThat().haveSimpleNameEndingWith("ExecutorService").check(CLASSES);
    }

    @Test
    void aLibraryIsSeenByItsOneUser() {
        noClasses().that().resideOutsideOfPackage("..faults.client..").should()
                .dependOnClassesThat().resideInAnyPackage("org.eclipse.paho..",
                        "org.bouncycastle..")
                .check(CLASSES);
        noClasses().that().doNotHaveSimpleName("Databases").should().dependOnClassesThat()
                .resideInAPackage("java.sql..").check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.pilotlight.faults.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("dev.pilotlight.faults.sim.(*)..").should().beFreeOfCycles().check(
                CLASSES);
    }

    @Test
    void onlyTheCommandsPrint() {
        noClasses().that().resideOutsideOfPackage("dev.pilotlight.faults").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err")
                .check(CLASSES);
    }
}
