package dev.pilotlight.agent.house;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Shown;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a house from its JSON file; every problem with its path and what is wanted. */
public final class HouseFile {
    private static final HouseModel.Sensor DEFAULT_SENSOR = new HouseModel.Sensor(0, 0.0625, 0.03,
            Duration.ofSeconds(30));
    /** The houses that ship with the agent. */
    public static final List<String> BUILT_IN = List.of("semi-detached", "detached",
            "flat", "gas-detached", "floor-heating", "light-flat", "cooled-flat", "heat-pump");
    private static final String KINDS = "heat, cool, heat-pump, second-stage or second-cool";
    /** About what EN 14511 data sheets of air-source heat pumps show between 7 and -7 °C. */
    private static final double HEAT_PUMP_FALL = 0.02;
    private static final int MAX_NODES = 64;
    private static final int MAX_LINKS = 256;
    private static final int MAX_EQUIPMENT = 6;
    private static final double MAX_CAPACITY = 1e12;
    private static final double MAX_CONDUCTANCE = 1e7;
    private static final double MAX_POWER = 1e7;

    private final Fields top;
    private final List<HouseModel.Node> nodes;

    private HouseFile(Fields top) {
        this.top = top;
        this.nodes = nodes(top.object("nodes"));
    }

    /** The house, or every problem in the file. */
    public static Decoded<HouseModel> parse(byte[] json) {
        return Codec.parseObject(json).then(doc -> new HouseFile(Fields.of(doc, "")).read());
    }

    /** A house that ships with the agent, by name such as {@code semi-detached}. */
    public static Decoded<HouseModel> builtIn(String name) {
        try (InputStream file = HouseFile.class.getResourceAsStream(name + ".json")) {
            return file == null
                    ? Decoded.malformed("",
                            "is no file and no built-in house, want one of "
                                    + String.join(", ", BUILT_IN))
                    : parse(file.readAllBytes());
        } catch (IOException unreadable) {
            return Decoded.malformed("", "cannot be read: " + unreadable.getMessage());
        }
    }

    private Decoded<HouseModel> read() {
        String name = top.text("name", "house");
        String source = top.text("source", "");
        List<HouseModel.Link> links = each("links", MAX_LINKS, this::link);
        HouseModel.Solar solar = solar(top.object("solar"));
        int gains = gains(top.object("gains"));
        List<HouseModel.Equipment> equipment = each("equipment", MAX_EQUIPMENT, this::equipment);
        int room = top.required("room", "want a node's name")
                ? top.parsed("room", 0, wantedNode(), this::node)
                : 0;
        HouseModel.Sensor sensor = sensor(top.object("thermometer"), room);
        refuseIslands(links);
        return top.finish(
                () -> new HouseModel(name, source, nodes, links, solar, gains, equipment, room,
                        sensor));
    }

    private static List<HouseModel.Node> nodes(Fields fields) {
        List<HouseModel.Node> nodes = new ArrayList<>();
        for (String name : fields.keys()) {
            Fields node = fields.object(name);
            nodes.add(
                    new HouseModel.Node(name, positive(node, "capacity_J_per_K", 1, MAX_CAPACITY)));
            node.refuseUnknown();
        }
        if (nodes.isEmpty() || nodes.size() > MAX_NODES) {
            fields.wrong("", "has " + nodes.size() + " nodes, want 1 to " + MAX_NODES);
        }
        return List.copyOf(nodes);
    }

    private HouseModel.Link link(Fields fields) {
        List<Doc> ends = fields.required("between", "want two nodes")
                ? fields.nested("between", List.of(), HouseFile::pair)
                : List.of();
        int from = ends.isEmpty() ? HouseModel.OUTDOOR : end(fields, ends.get(0));
        int to = ends.isEmpty() ? HouseModel.OUTDOOR : end(fields, ends.get(1));
        if (!ends.isEmpty() && from == to) {
            fields.wrong("between", "joins a node with itself, want two");
        }
        double conductance = positive(fields, "conductance_W_per_K", 1e-6, MAX_CONDUCTANCE);
        fields.refuseUnknown();
        return new HouseModel.Link(from, to, conductance);
    }

    private static Decoded<List<Doc>> pair(Doc doc) {
        return doc instanceof Doc.Arr(List<Doc> items) && items.size() == 2
                ? Decoded.ok(items)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want a list of two nodes");
    }

    private int end(Fields fields, Doc end) {
        if (end.equals(Doc.text("outdoor"))) {
            return HouseModel.OUTDOOR;
        }
        Optional<Integer> node = end instanceof Doc.Text(String name)
                ? node(name)
                : Optional.empty();
        if (node.isEmpty()) {
            fields.wrong("between",
                    "has " + Shown.of(end) + ", want outdoor or " + wantedNode());
        }
        return node.orElse(HouseModel.OUTDOOR);
    }

    private HouseModel.Solar solar(Fields fields) {
        int node = fields.parsed("node", 0, wantedNode(), this::node);
        double area = number(fields, "area_m2", 0, 0, 1_000);
        fields.refuseUnknown();
        return new HouseModel.Solar(node, area);
    }

    private int gains(Fields fields) {
        int node = fields.parsed("node", 0, wantedNode(), this::node);
        fields.refuseUnknown();
        return node;
    }

    private HouseModel.Equipment equipment(Fields fields) {
        HouseModel.Kind kind = fields.required("kind", "want " + KINDS)
                ? fields.parsed("kind", HouseModel.Kind.HEAT, KINDS, HouseModel.Kind::parse)
                : HouseModel.Kind.HEAT;
        fields.required("node", "want a node's name");
        int node = fields.parsed("node", 0, wantedNode(), this::node);
        double power = positive(fields, "power_W", 1e-3, MAX_POWER);
        Optional<HouseModel.Boiler> boiler = fields.has("boiler")
                ? Optional.of(boiler(fields.object("boiler"), node))
                : Optional.empty();
        double fall = kind == HouseModel.Kind.HEAT_PUMP
                ? number(fields, "power_falls_per_K", HEAT_PUMP_FALL, 0, 0.1)
                : 0;
        fields.refuseUnknown();
        return new HouseModel.Equipment(kind, node, power, boiler, fall);
    }

    private HouseModel.Boiler boiler(Fields fields, int emitter) {
        int node = fields.parsed("node", emitter, wantedNode(), this::node);
        double fires = number(fields, "fires_below_C", 47.5, 0, 95);
        double stops = number(fields, "stops_above_C", 52.5, 0, 95);
        if (stops <= fires) {
            fields.wrong("stops_above_C",
                    "is " + stops + ", want more than fires_below_C, " + fires);
        }
        fields.refuseUnknown();
        return new HouseModel.Boiler(node, fires, stops);
    }

    private HouseModel.Sensor sensor(Fields fields, int room) {
        int node = fields.parsed("node", room, wantedNode(), this::node);
        double quantum = number(fields, "quantum_K", DEFAULT_SENSOR.quantum(), 0.001, 2);
        double noise = number(fields, "noise_sd_K", DEFAULT_SENSOR.noise(), 0, 2);
        double period = number(fields, "period_s", DEFAULT_SENSOR.period().toMillis() / 1000.0, 1,
                3_600);
        fields.refuseUnknown();
        return new HouseModel.Sensor(node, quantum, noise,
                Duration.ofMillis(Math.round(period * 1000)));
    }

    /** Every node must lose heat to the outdoors in the end, or it heats up for ever. */
    private void refuseIslands(List<HouseModel.Link> links) {
        Set<Integer> reached = new HashSet<>(Set.of(HouseModel.OUTDOOR));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (HouseModel.Link link : links) {
                grew |= reached.contains(link.from())
                        ? reached.add(link.to())
                        : reached.contains(link.to()) && reached.add(link.from());
            }
        }
        for (int node = 0; node < nodes.size(); node++) {
            if (!reached.contains(node)) {
                top.wrong("nodes." + nodes.get(node).name(),
                        "is an island, want links that lead to outdoor");
            }
        }
    }

    private <T> List<T> each(String key, int most, Function<Fields, T> read) {
        List<T> items = new ArrayList<>();
        List<Doc> docs = top.required(key, "want a list")
                ? top.nested(key, List.of(), HouseFile::list)
                : List.of();
        if (docs.size() > most) {
            top.wrong(key, "has " + docs.size() + " items, want at most " + most);
        }
        for (int i = 0; i < docs.size(); i++) {
            items.add(read.apply(top.item(key + "[" + i + "]", docs.get(i))));
        }
        return items;
    }

    private static Decoded<List<Doc>> list(Doc doc) {
        return doc instanceof Doc.Arr(List<Doc> items)
                ? Decoded.ok(items)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want a list");
    }

    private Optional<Integer> node(String name) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private String wantedNode() {
        return "one of the nodes "
                + String.join(", ", nodes.stream().map(HouseModel.Node::name).toList());
    }

    private static double positive(Fields fields, String key, double min, double max) {
        return fields.required(key, "want more than 0") ? number(fields, key, min, min, max) : min;
    }

    private static double number(Fields fields, String key, double fallback, double min,
            double max) {
        return fields.nested(key, fallback, doc -> {
            double value = doc instanceof Doc.Num(BigDecimal number)
                    ? number.doubleValue()
                    : Double.NaN;
            boolean inside = value >= min && value <= max;
            return inside
                    ? Decoded.ok(value)
                    : Decoded.malformed("", "is " + Shown.of(doc) + ", want "
                            + (value <= 0 && min > 0 ? "more than 0" : span(min, max)));
        });
    }

    private static String span(double min, double max) {
        return "a number from " + shortest(min) + " to " + shortest(max);
    }

    private static String shortest(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toString();
    }
}
