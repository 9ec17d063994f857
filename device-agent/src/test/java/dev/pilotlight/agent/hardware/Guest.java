package dev.pilotlight.agent.hardware;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs inside the booted kernel, as user pi: every check of the classes below in turn, one line
 * each, which {@link HardwareIT} reads outside.
 */
final class Guest {
    static final String GOOD = "HW-GOOD ";
    static final String BAD = "HW-BAD ";
    private static final List<Class<?>> CLASSES = List.of(SensorReadings.class,
            RegisterChips.class, Touch.class,
            RelayLife.class);

    private Guest() {}

    /** Checks in the order of their classes; names that are told are those checks alone. */
    public static void main(String[] names) {
        List<String> wanted = List.of(names);
        for (Method check : all()) {
            if (wanted.isEmpty() || wanted.contains(check.getName())) {
                run(check);
            }
        }
        System.exit(0);
    }

    static List<Method> all() {
        return CLASSES.stream().flatMap(one -> Stream.of(one.getDeclaredMethods()).filter(
                Guest::isCheck).sorted((a, b) -> a.getName().compareTo(b.getName()))).toList();
    }

    private static boolean isCheck(Method method) {
        return Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method
                .getModifiers()) && !method.isSynthetic() && method.getParameterCount() == 0;
    }

    private static void run(Method check) {
        long begun = System.nanoTime();
        String word = GOOD;
        String why = "";
        try {
            check.invoke(null);
        } catch (InvocationTargetException failed) {
            word = BAD;
            why = " " + Objects.toString(failed.getCause()).replaceAll("\\s+", " ");
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        System.out.println(word + check.getName() + " " + (System.nanoTime() - begun) / 1_000_000
                + " ms" + why);
    }
}
