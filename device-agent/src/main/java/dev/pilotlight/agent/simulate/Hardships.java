package dev.pilotlight.agent.simulate;

import dev.pilotlight.config.ControlSettings.Rule;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Every {@link Hardship} played by one controller: the worst of several seeds, as a row each. Pure.
 */
public final class Hardships {
    /** The table's head. */
    public static final String HEAD = """
            | house | weather | scene | made harder | rmse K | mean K | overshoot K | discomfort K·h/d | late min | early min | cycles/h | violations |
            |---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private Hardships() {}

    /** One row: a scene by several seeds. */
    public static String row(String where, Hardship hardship, List<Scene> seeds) {
        List<Figures> all = seeds.stream().map(scene -> play(scene, hardship)).toList();
        return String.format(Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f | %.1f | %.0f |%n", where,
                hardship.words(), worst(all, one -> one.error().rms()),
                worst(all, one -> Math.abs(one.error().mean())), worst(all, Targets::overshoot),
                worst(all, one -> one.discomfort().counted()),
                worst(all, one -> one.lateness().late()),
                worst(all, one -> one.lateness().early()),
                worst(all, one -> one.switching().cyclesPerHour()),
                worst(all, one -> (double) one.violations()));
    }

    private static double worst(List<Figures> all, ToDoubleFunction<Figures> figure) {
        return all.stream().mapToDouble(figure).max().orElse(0);
    }

    private static Figures play(Scene scene, Hardship hardship) {
        Simulation simulation = new Simulation(hardship.of(scene), Contender.Shipped.of(
                Rule.LEARNING));
        return hardship.later(scene.house()).map(simulation::thenIn).orElse(simulation).run();
    }
}
