package dev.pilotlight.faults.house;

/** What is wrong with the thermometer. */
public enum SensorFault {
    /** Nothing. */
    NONE,
    /** It says nothing any more. */
    SILENT,
    /** It says that it cannot measure. */
    FAILED
}
