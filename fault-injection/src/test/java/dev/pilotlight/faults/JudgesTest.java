package dev.pilotlight.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge that asks what it judges finds it right whatever it does (finding A1). */
class JudgesTest {
    private static final String PRODUCT = "dev\\.pilotlight\\.(agent|cloud|config|schedule|signing"
            + "|twin|units|wire)(\\..*)?";
    /** What carries a word from there to here, and decides nothing. */
    private static final Set<String> VALUES = Set.of("agent.core.LocalEdit", "agent.core.Moment",
            "agent.core.Twins", "agent.outbox.Bounds",
            "agent.core.ClockTrust", "agent.core.Row", "agent.core.Status",
            "agent.equipment.Outputs",
            "agent.intent.Overrides", "agent.intent.Preferences", "agent.link.LinkReport",
            "agent.port.Answer", "agent.port.Kept", "agent.sync.Twin", "cloud.port.Commands",
            "cloud.port.Entry", "cloud.port.Erasure", "cloud.port.Ledger", "cloud.port.Memory",
            "cloud.presence.Sighting", "cloud.telemetry.Happening", "cloud.telemetry.Reading",
            "cloud.presence.PresenceRules$Standing", "cloud.twins.Shadow", "cloud.twins.Section",
            "config.ControlSettings", "config.EquipmentLimits", "config.FirmwareConfig",
            "config.SafetyLimits", "schedule.Goal", "schedule.Hold", "schedule.Lease",
            "schedule.Preset", "schedule.Presets", "schedule.Mode", "schedule.ScheduleEntry",
            "schedule.Vacation", "schedule.WeeklySchedule", "twin.Doc", "twin.Edit",
            "units.DeviceId", "units.Temperature");
    /** Methods of these values that think: a judge reads what is in them, and thinks for itself. */
    private static final Set<String> THOUGHTS = Set.of("at", "nextAfter", "isActive", "isOver",
            "begins", "ends", "scheduled", "held", "cooling", "movedBy", "offer", "heard",
            "accepted", "merge", "with", "erased", "coversPoint", "coversEvent", "isNewerThan");

    /** Judges among others in their packages. */
    private static final Set<String> NAMED = Set.of("Planned", "Diary", "Wishes", "Verdicts",
            "Reckoning", "Auditor", "Books", "SimLedger");

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(
            ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.pilotlight.faults");
    private static final DescribedPredicate<JavaClass> JUDGES = DescribedPredicate.describe(
            "judges", type -> type.getPackageName().endsWith(".sim.law") || type.getPackageName()
                    .endsWith(".faults.ledger")
                    || (NAMED.contains(outermost(type)) && !type
                            .getPackageName().endsWith(".demo")));

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.split("\\$", 2)[0];
    }

    private static boolean isValue(JavaClass type) {
        String name = type.getName().replaceFirst("dev\\.pilotlight\\.", "");
        return VALUES.stream().anyMatch(value -> name.equals(value) || name.startsWith(value
                + "$"));
    }

    @Test
    void judgesKnowNothingOfWhatTheyJudgeBeyondValues() {
        noClasses().that(JUDGES).should().dependOnClassesThat(DescribedPredicate.describe(
                "think for the product", type -> type.getName().matches(PRODUCT) && !isValue(
                        type)))
                .check(CLASSES);
    }

    @Test
    void judgesLetNoValueThinkForThem() {
        noClasses().that(JUDGES).should().callMethodWhere(DescribedPredicate.describe(
                "a value of the product decides", (JavaMethodCall call) -> call.getTargetOwner()
                        .getName().matches(PRODUCT) && THOUGHTS.contains(call.getName())
                        && !call.getTarget().getRawParameterTypes().isEmpty()))
                .check(CLASSES);
    }
}
