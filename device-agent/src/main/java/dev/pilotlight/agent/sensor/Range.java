package dev.pilotlight.agent.sensor;

import dev.pilotlight.units.Temperature;
import java.io.IOException;

/** What a sensor can feel by its data sheet; all else is a fault. */
final class Range {
    private Range() {}

    static Temperature checked(double celsius, int least, int most) throws IOException {
        if (celsius < least || celsius > most) {
            throw new IOException("reads " + Math.round(celsius * 10) / 10.0
                    + " °C, possible is " + least + " to " + most);
        }
        return Temperature.ofCelsius(celsius);
    }
}
