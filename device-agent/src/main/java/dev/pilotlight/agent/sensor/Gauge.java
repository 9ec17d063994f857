package dev.pilotlight.agent.sensor;

import java.io.IOException;

/** Something that can be read, one reading at a time, which may take seconds. */
interface Gauge {
    /** One attempt. A message of the exception is a sentence's end, such as "is not there". */
    Air read() throws IOException;
}
