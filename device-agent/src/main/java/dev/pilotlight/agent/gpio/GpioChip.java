package dev.pilotlight.agent.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A GPIO chip as the kernel tells of it, by {@code linux/gpio.h}: {@code GPIO_GET_CHIPINFO_IOCTL}
 * and {@code GPIO_V2_GET_LINEINFO_IOCTL}.
 *
 * @param number of {@code /dev/gpiochipN}; the order of probing decides it, so it names nothing
 * @param label what the chip is
 */
public record GpioChip(int number, String label, int lines) {
    /** The chips behind the header: Pi 3 and Zero 2 W, Pi 4, Pi 5. */
    private static final Set<String> HEADER = Set.of("pinctrl-bcm2835", "pinctrl-bcm2711",
            "pinctrl-rp1");
    private static final long GET_CHIP_INFO = 0x8044B401L;
    private static final long GET_LINE_INFO = 0xC100B405L;
    private static final int NAME_BYTES = 32;
    private static final long USED = 1;
    private static final int MOST = 32;

    /** Where it is. */
    public String path() {
        return "/dev/gpiochip" + number;
    }

    /** Whether it drives the header's pins, whose lines are then numbered as the pins are. */
    public boolean isHeader() {
        return HEADER.contains(label);
    }

    /** Every chip that can be opened, by number; at most {@value #MOST}. */
    public static List<GpioChip> all() throws IOException {
        List<GpioChip> chips = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/dev"),
                "gpiochip*")) {
            for (Path path : once(found)) {
                info(path).ifPresent(chips::add);
            }
        }
        chips.sort(Comparator.comparingInt(GpioChip::number));
        return List.copyOf(chips);
    }

    /** Each chip once: a board that was renumbered has links with the old names. */
    static List<Path> once(Iterable<Path> found) throws IOException {
        SortedSet<Path> real = new TreeSet<>();
        for (Path path : found) {
            real.add(path.toRealPath());
        }
        return real.stream().limit(MOST).toList();
    }

    /** The chip behind the header. */
    public static GpioChip header() throws IOException {
        List<GpioChip> all = all();
        return all.stream().filter(GpioChip::isHeader).findFirst().orElseThrow(
                () -> new IOException("no GPIO chip is a Raspberry Pi's header: "
                        + (all.isEmpty()
                                ? "there is none that may be opened, want the user in group gpio"
                                : "there are " + String.join(", ", all.stream().map(
                                        GpioChip::label).toList()))));
    }

    private static Optional<GpioChip> info(Path path) {
        String digits = path.getFileName().toString().substring("gpiochip".length());
        if (!digits.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = asked(path.toString(), GET_CHIP_INFO, arena.allocate(68, 4));
            return Optional.of(new GpioChip(Integer.parseInt(digits), text(info, NAME_BYTES), info
                    .get(JAVA_INT, 2 * NAME_BYTES)));
        } catch (ErrnoException notAllowed) {
            return Optional.empty();
        }
    }

    /** Who uses a line now, by the name it gave; empty when it is free. */
    public Optional<String> user(int line) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(256, 8);
            info.set(JAVA_INT, 2 * NAME_BYTES, line);
            asked(path(), GET_LINE_INFO, info);
            boolean used = (info.get(JAVA_LONG, 72) & USED) != 0;
            return used ? Optional.of(text(info, NAME_BYTES)) : Optional.empty();
        }
    }

    private static MemorySegment asked(String path, long request, MemorySegment info)
            throws ErrnoException {
        int descriptor = Libc.open(path);
        try {
            Libc.ioctl(path, descriptor, request, info);
            return info;
        } finally {
            Libc.close(descriptor);
        }
    }

    private static String text(MemorySegment info, long offset) {
        byte[] bytes = info.asSlice(offset, NAME_BYTES).toArray(
                java.lang.foreign.ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
