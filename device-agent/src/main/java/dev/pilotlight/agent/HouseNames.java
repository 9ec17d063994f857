package dev.pilotlight.agent;

import dev.pilotlight.agent.house.HouseFile;
import java.util.Iterator;

/** The built-in houses, for the help of an option. */
final class HouseNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return HouseFile.BUILT_IN.iterator();
    }
}
