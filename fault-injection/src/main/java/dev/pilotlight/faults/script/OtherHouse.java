package dev.pilotlight.faults.script;

import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.demo.World;
import java.io.IOException;
import java.time.Instant;

/** The whole comparison: a second house, its device and its controller behind the broker. */
final class OtherHouse implements AutoCloseable {

    private final DependentHouse house;
    private final DependentDevice device;
    private final DistantController controller;

    private OtherHouse(DependentHouse house, DependentDevice device,
            DistantController controller) {
        this.house = house;
        this.device = device;
        this.controller = controller;
    }

    /** Enrols the device like any other, and lets all three run. */
    static OtherHouse start(World world) throws IOException {
        String token = world.programs().cloudApi().newDevice(DistantController.THING);
        DependentHouse house = new DependentHouse(world);
        DependentDevice device = new DependentDevice(world, house, Enrolment.enrol(
                world.addresses().dashboardAddress(), token, world.programs().trust()));
        return new OtherHouse(house, device, new DistantController(world));
    }

    /** Somebody's wish reached the cloud. */
    void hold(double targetC, Instant until) {
        controller.hold(new DistantController.Wish(targetC, until));
    }

    /** The operator's wish reached the cloud. */
    void lease(double targetC, Instant until) {
        controller.lease(new DistantController.Wish(targetC, until));
    }

    /** Its power fails and comes back together with the other house's. */
    void power(boolean on) {
        device.power(on);
    }

    /** Its thermometer fails and works together with the other house's. */
    void sensor(boolean working) {
        device.sensor(working);
    }

    @Override
    public void close() {
        controller.close();
        device.close();
        house.close();
    }
}
