package dev.pilotlight.faults;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Outages;
import dev.pilotlight.faults.sim.scenario.Catalogue;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pilotlight-faults list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the simulated scenarios: name, numbers in the fault catalogues, what happens; then the outages to replay.")
final class ListCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        for (Tale tale : Catalogue.all()) {
            System.out.printf("%-32s%-10s%s%n", tale.name(), String.join(" ", tale.numbers()), tale
                    .words());
        }
        for (Outage outage : Outages.all()) {
            System.out.printf("replay %-25s%-10s%s%n", outage.name(), "", outage.title());
        }
        return 0;
    }
}
