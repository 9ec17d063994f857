package dev.pilotlight.faults.sim.bad;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The product and its simulation once more, with some classes replaced: everything of ours is
 * defined anew, libraries and the JDK are shared.
 */
public final class OtherProduct extends ClassLoader {
    private static final String OURS = "dev.pilotlight.";

    private final Map<String, byte[]> replaced;

    /** With these classes, by binary name, in place of those of that name. */
    public OtherProduct(Map<String, byte[]> replaced) {
        super(OtherProduct.class.getClassLoader());
        this.replaced = replaced;
    }

    /** What {@link Playing} says of that tale there. */
    @SuppressWarnings("unchecked")
    LongFunction<String> playing(Tale tale) throws ReflectiveOperationException {
        return (LongFunction<String>) loadClass(Playing.class.getName()).getConstructor(
                String.class).newInstance(tale.name());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? defined(name) : known;
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        byte[] bytes = replaced.containsKey(name) ? replaced.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream stored = getParent().getResourceAsStream(name.replace('.', '/')
                + ".class")) {
            if (stored == null) {
                throw new ClassNotFoundException(name);
            }
            return stored.readAllBytes();
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
