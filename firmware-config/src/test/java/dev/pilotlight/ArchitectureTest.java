package dev.pilotlight;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Temperature;
import java.util.Set;
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
                .doNotHaveFullyQualifiedName("dev.pilotlight.wire.YamlReader").and()
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
    void onlyTheReaderOfYamlKnowsSnakeYaml() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.pilotlight.wire.YamlReader").should()
                .dependOnClassesThat().resideInAPackage("org.yaml..").check(CLASSES);
    }

    @Test
    void nobodyReadsAClockOrDrawsANumber() {
        noClasses().should().callMethodWhere(JavaCall.Predicates
                .target(HasName.Predicates
                        .nameMatching("now|nanoTime|currentTimeMillis|randomUUID|sleep")))
                .check(CLASSES);
    }

    @Test
    void theOracleSharesNothingWithWhatItJudgesButValues() {
        Class<?>[] values = {Temperature.class, Goal.class, Goal.Exact.class, Goal.Named.class,
                Preset.class, PresetSetting.class, PresetSetting.Level.class,
                PresetSetting.Level.Fixed.class, PresetSetting.Level.Offset.class, Mode.class,
                Hold.class, Lease.class, Vacation.class, ScheduleEntry.class};
        classes().that().resideInAPackage("dev.pilotlight.oracle").should()
                .onlyDependOnClassesThat(resideInAnyPackage("java.lang", "java.lang.runtime",
                        "java.lang.invoke", "java.util", "java.util.function", "java.util.stream",
                        "java.time..", "org.jspecify.annotations", "dev.pilotlight.oracle").or(
                                belongToAnyOf(values)))
                .check(CLASSES);
    }

    /** A value's own logic, such as whether a hold is over, is judged as well. */
    @Test
    void theOracleAsksAValueForNothingButItsParts() {
        noClasses().that().resideInAPackage("dev.pilotlight.oracle").should().callMethodWhere(
                describe("is more than a part of a value", call -> isLogic(call.getTarget())))
                .check(CLASSES);
    }

    /** Of a value of the product: what is no part of a record and no constant. */
    private static boolean isLogic(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean judged = owner.getPackageName().startsWith("dev.pilotlight") && !owner
                .getPackageName().equals("dev.pilotlight.oracle");
        boolean constant = owner.isEnum() && Set.of("values", "ordinal").contains(target
                .getName());
        boolean part = owner.isRecord() && target.getRawParameterTypes().isEmpty() && owner
                .tryGetField(target.getName()).isPresent();
        return judged && !constant && !part && !target.getName().equals("equals");
    }

    /** What reads a second time knows values and the JDK, and asks a value for its parts alone. */
    @Test
    void secondReadingsShareNothingWithWhatTheyJudgeButValues() {
        JavaClasses judges = new ClassFileImporter().importUrl(ArchitectureTest.class
                .getProtectionDomain().getCodeSource().getLocation());
        classes().that().resideInAPackage("dev.pilotlight.judges").and().haveNameMatching(
                ".*Reading(\\$.*)?").should().onlyDependOnClassesThat(
                        resideInAnyPackage("java..",
                                "org.jspecify.annotations", "dev.pilotlight.judges")
                                .or(belongToAnyOf(
                                        Doc.class, Doc.Null.class, Doc.Bool.class, Doc.Num.class,
                                        Doc.Text.class, Doc.Arr.class, Doc.Obj.class, Edit.class,
                                        Stamp.class, VersionVector.class, Hlc.class)))
                .check(judges);
        noClasses().that().resideInAPackage("dev.pilotlight.judges").and().haveNameMatching(
                ".*Reading(\\$.*)?").should().callMethodWhere(JavaCall.Predicates
                        .target(
                                HasName.Predicates
                                        .nameMatching("compare|compareTo|max|isAck|with|without"))
                        .and(describe("of a value", call -> call.getTargetOwner().getPackageName()
                                .equals("dev.pilotlight.twin"))))
                .check(judges);
    }

    @Test
    void onlyJudgesUseTheOracle() {
        noClasses().that().resideOutsideOfPackage("dev.pilotlight.oracle").should()
                .dependOnClassesThat().resideInAPackage("dev.pilotlight.oracle").check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.pilotlight.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
