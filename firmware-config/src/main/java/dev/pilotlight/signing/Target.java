package dev.pilotlight.signing;

import dev.pilotlight.units.DeviceId;

/** Whom a signed configuration is for; nobody else takes it. */
public sealed interface Target {
    /** What a group's name looks like. */
    String GROUP_WANTED = "1 to 64 letters, digits or hyphens";

    /** One device. */
    record Thing(DeviceId thing) implements Target {
        @Override
        public String toString() {
            return thing.value();
        }
    }

    /** Every device of a group; its configuration leaves the device's name out. */
    record Group(String name) implements Target {
        public Group {
            if (DeviceId.parse(name).isEmpty()) {
                throw new IllegalArgumentException("is no group, want " + GROUP_WANTED);
            }
        }

        @Override
        public String toString() {
            return "group " + name;
        }
    }
}
