package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.sim.bad.Catalogue;
import java.util.List;

/** Defences that the simulation misses already, taken away from a module's own test as well. */
final class SharedRemovals {
    private SharedRemovals() {}

    static List<Removal> all() {
        return List.of(
                known("S01 F03", "no limit for an acknowledgement", agent("mqtt.PahoUplinkTest",
                        "aCloudThatSwallowsEverythingIsFoundOutAndNothingIsLost")).waiting(),
                known("S10 F21", "rest times on the wall clock", agent("core.ThermostatTest",
                        "aClockThatJumpsChangesTheTargetAndNeverARestTime")),
                known("S17 F18", "a lease never ends", agent("core.LeaseTest",
                        "anEndedLeaseThatArrivesLateHasNoEffect")),
                known("S18 S19 F28", "an old configuration is taken again", gate(
                        "aRightSignatureUnderAWrongStatementIsRefused")),
                known("S20 F28", "a signature is not verified", gate(
                        "noBitFlippedAnywhereIsAccepted")),
                known("S29 F22", "back-off without jitter", agent("link.HerdTest",
                        "tenThousandDevicesAreBackWithinFiveMinutesAndNeverMoreThanAHundredASecondAreLetIn")),
                known("S37 F33", "stale reading trusted", agent("core.LadderTest",
                        "eachRungIsTakenAndLeftByItselfAndToldEachTime")),
                known("S39 F28", "a trial is never given up", agent("trial.TrialTest",
                        "aConfigurationThatBlindsTheThermostatIsRolledBackAndSaysWhy")),
                known("F14", "PUBACK before it is durable", cloud("StoreFailureTest",
                        "whatCouldNotBeStoredGetsNoPubackAndMayBeSentAgain")),
                known("F20", "merge by arrival", agent("core.TwinTalkTest",
                        "ofTwoEditsMadeApartAnEarlierOneOfTheCloudLosesAndIsOverwritten")),
                known("F23 F31", "the second broker is never tried", agent(
                        "mqtt.SeveralBrokersTest",
                        "aBrokerThatStaysAwayGivesWayToTheNextAndIsTakenBackLater")).waiting());
    }

    private static Removal known(String numbers, String variant, NamedTest test) {
        return Removal.of(numbers, variant, test, Catalogue.patch(variant));
    }

    private static NamedTest agent(String type, String method) {
        return new NamedTest("device-agent", "dev.pilotlight.agent." + type, method);
    }

    private static NamedTest cloud(String type, String method) {
        return new NamedTest("cloud-broker", "dev.pilotlight.cloud." + type, method);
    }

    private static NamedTest gate(String method) {
        return new NamedTest("firmware-config", "dev.pilotlight.signing.ConfigGateTest", method);
    }
}
