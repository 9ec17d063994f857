package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.house.HouseModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may make a scene harder than its file says. */
public enum Hardship {
    NONE("as it is"), NOISE("noise × 3"), COARSE("steps of 0.5 K"), SLOW(
            "thermometer lags 10 min"), BLIND("no outdoor sensor"), WEAKER(
                    "30 % weaker after learning"), STRONGER("30 % stronger after learning");

    private static final double NOISE_FACTOR = 3;
    private static final double STEP_K = 0.5;
    private static final Duration LAG = Duration.ofMinutes(10);
    /** Small enough for the room not to feel it. */
    private static final double SENSOR_J_PER_K = 1_000;
    private static final double CHANGE = 0.3;

    private final String words;

    Hardship(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The scene made harder from its beginning. */
    public Scene of(Scene scene) {
        HouseModel house = scene.house();
        HouseModel.Sensor sensor = house.sensor();
        return switch (this) {
            case NONE, WEAKER, STRONGER -> scene;
            case NOISE -> with(scene, sensed(house, new HouseModel.Sensor(sensor.node(), sensor
                    .quantum(), NOISE_FACTOR * sensor.noise(), sensor.period())));
            case COARSE -> with(scene, sensed(house, new HouseModel.Sensor(sensor.node(), STEP_K,
                    sensor.noise(), sensor.period())));
            case SLOW -> with(scene, lagging(house));
            case BLIND -> new Scene(house, scene.weather(), scene.plan(), scene.span(), scene
                    .mode(), false, scene.seed());
        };
    }

    /** The house as it is after the warm-up, if it is another then. */
    public Optional<HouseModel> later(HouseModel house) {
        return switch (this) {
            case NONE, NOISE, COARSE, SLOW, BLIND -> Optional.empty();
            case WEAKER -> Optional.of(powered(house, 1 - CHANGE));
            case STRONGER -> Optional.of(powered(house, 1 + CHANGE));
        };
    }

    private static Scene with(Scene scene, HouseModel house) {
        return new Scene(house, scene.weather(), scene.plan(), scene.span(), scene.mode(), scene
                .outdoorSensor(), scene.seed());
    }

    private static HouseModel sensed(HouseModel house, HouseModel.Sensor sensor) {
        return new HouseModel(house.name(), house.source(), house.nodes(), house.links(), house
                .solar(), house.gainsNode(), house.equipment(), house.room(), sensor);
    }

    /** The thermometer becomes a small body of its own beside where it was. */
    private static HouseModel lagging(HouseModel house) {
        HouseModel.Sensor sensor = house.sensor();
        List<HouseModel.Node> nodes = new ArrayList<>(house.nodes());
        nodes.add(new HouseModel.Node("thermometer", SENSOR_J_PER_K));
        List<HouseModel.Link> links = new ArrayList<>(house.links());
        links.add(new HouseModel.Link(sensor.node(), nodes.size() - 1, SENSOR_J_PER_K / LAG
                .toSeconds()));
        return new HouseModel(house.name(), house.source(), nodes, links, house.solar(), house
                .gainsNode(), house.equipment(), house.room(),
                new HouseModel.Sensor(nodes.size()
                        - 1, sensor.quantum(), sensor.noise(), sensor.period()));
    }

    private static HouseModel powered(HouseModel house, double factor) {
        List<HouseModel.Equipment> equipment = house.equipment().stream().map(
                one -> new HouseModel.Equipment(one.kind(), one.node(), factor * one.power(), one
                        .boiler(), one.fall()))
                .toList();
        return new HouseModel(house.name(), house.source(), house.nodes(), house.links(), house
                .solar(), house.gainsNode(), equipment, house.room(), house.sensor());
    }
}
