package oshi;

/**
 * Stands in for OSHI, which HiveMQ asks once at its start for the number of physical cores. HiveMQ
 * catches the exception and takes the number that the JVM reports. With OSHI itself the jar would
 * carry OSHI and JNA, and each start would unpack and load a native library from a temporary
 * folder.
 */
public final class SystemInfo {
    public SystemInfo() {
        throw new UnsupportedOperationException("the JVM knows the number of cores");
    }
}
