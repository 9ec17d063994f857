package dev.pilotlight.agent;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets one new browser log in, while others may guess at the PIN. */
@Command(name = "pair", description = "Lets one newcomer in with the PIN within two minutes, whoever guesses at it meanwhile.")
final class PairCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Override
    public Integer call() {
        new PageClient(Configuration.installed(places.config()).connections().page(), places.data())
                .pair();
        System.out.println("for two minutes one newcomer is let in who types the PIN");
        return 0;
    }
}
