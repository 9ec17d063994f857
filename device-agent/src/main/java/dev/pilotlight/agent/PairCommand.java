package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets one new browser log in, while others may guess at the PIN. */
@Command(name = "pair", description = "Says the PIN and lets one newcomer in with it within two minutes, whoever guesses meanwhile.")
final class PairCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Override
    public Integer call() {
        Doc.Obj said = new PageClient(Configuration.installed(places.config()).connections().page(),
                places.data()).pair();
        System.out.println("for two minutes one newcomer is let in who types the PIN " + said
                .string("pin").orElse(""));
        return 0;
    }
}
