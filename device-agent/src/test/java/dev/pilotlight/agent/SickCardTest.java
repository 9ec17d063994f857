package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.http.FakeConfigurations;
import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.store.LoopDisk;
import dev.pilotlight.agent.store.Skips;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that fills up or breaks under the running agent: control goes on. */
@Timeout(120)
class SickCardTest {
    private static final FirmwareConfig CONFIG = ConfigReader.read("""
            schema: 1
            thing: hall
            hardware: {driver: house}
            control: {tick: 50ms}
            page: {host: 127.0.0.1, port: 0}
            """.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    private static final int BLOCK = 4096;
    private static final int TICKS = 20;

    @TempDir
    Path directory;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void needsADisk() {
        String obstacle = LoopDisk.obstacle();
        if (!obstacle.isEmpty()) {
            Skips.because("SICK CARDS ARE NOT TESTED: " + obstacle);
        }
    }

    private Wiring controlling(LoopDisk card) throws InterruptedException {
        Wiring wiring = new Wiring(CONFIG, new FakeConfigurations(), new Wiring.Place(card.folder()
                .resolve("data"), new SystemTime()),
                Watchdog.NONE, failures::add);
        wiring.awaitControlling();
        wiring.startTheRest();
        turn(wiring, 20);
        await(() -> target(wiring) == 20_000);
        return wiring;
    }

    private static void turn(Wiring wiring, int celsius) {
        wiring.door().ask(new LocalEdit.SetTarget(Temperature.ofCelsius(celsius), Optional
                .empty()));
    }

    private static int target(Wiring wiring) {
        return wiring.door().status().aim().target().map(Temperature::milliC).orElse(0);
    }

    /** Somebody turns the wheel: it acts, the loop goes on, and people are told of the card. */
    private void goesOnAndTells(Wiring wiring) {
        turn(wiring, 23);
        await(() -> target(wiring) == 23_000);
        long before = ticks(wiring);
        await(() -> ticks(wiring) > before + TICKS);
        await(() -> !storage(wiring).isEmpty());
        assertThat(failures).isEmpty();
    }

    private static long ticks(Wiring wiring) {
        return wiring.door().status().health().beat().ticks();
    }

    private static String storage(Wiring wiring) {
        Status status = wiring.door().status();
        return status.health().storage();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void fill(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    @Test
    void aFullCardIsToldWhileTheRoomIsControlledAndAllIsWellWhenThereIsRoomAgain()
            throws Exception {
        try (LoopDisk card = new LoopDisk(directory); Wiring wiring = controlling(card)) {
            Path filler = card.folder().resolve("filler");
            fill(filler);
            for (int change = 0; storage(wiring).isEmpty() && change < 2_000; change++) {
                turn(wiring, 18 + change % 2);
                LockSupport.parkNanos(20_000_000);
            }
            goesOnAndTells(wiring);
            Files.delete(filler);
            await(() -> {
                turn(wiring, 21);
                LockSupport.parkNanos(100_000_000);
                return storage(wiring).isEmpty();
            });
        }
    }

    @Test
    void aCardThatTheKernelMadeReadOnlyIsToldWhileTheRoomIsControlled() throws Exception {
        try (LoopDisk card = new LoopDisk(directory); Wiring wiring = controlling(card)) {
            card.breaks();
            goesOnAndTells(wiring);
        }
    }
}
