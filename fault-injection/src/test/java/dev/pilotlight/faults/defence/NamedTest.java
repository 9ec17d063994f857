package dev.pilotlight.faults.defence;

/**
 * A test method of any module.
 *
 * @param module whose folder it is run in
 * @param type binary name of its class
 */
record NamedTest(String module, String type, String method) {

    /** As the catalogue's table names it. */
    String shortName() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }

    @Override
    public String toString() {
        return type + "#" + method;
    }
}
