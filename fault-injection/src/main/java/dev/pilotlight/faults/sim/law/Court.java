package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.net.Network;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.Temperature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every rule, asked after every event that touches the house that it is about (something happens to
 * each at least every five seconds), and at the end. One thread; for one run.
 */
public final class Court {
    private static final Optional<Violation> NONE = Optional.empty();

    private static final int MOST_RULES = 16;
    /** What an operator's slip asks for. */
    private static final Temperature MISTYPED = Temperature.ofMilliC(99_000);

    private final World world;
    private final List<Bench> benches = new ArrayList<>();

    /** The rules about one house. */
    private static final class Bench {
        private final Home home;
        private final Vigil vigil;
        private final List<Rule> rules = new ArrayList<>();
        /** As long as {@code rules} may become; counted for every event, so no map. */
        private final long[] checks = new long[MOST_RULES];
        private long seen = -1;

        Bench(Home home) {
            this.home = home;
            this.vigil = new Vigil(home);
            rules.addAll(List.of(new Punctual(home, vigil), new Rests(home, vigil), new Warmth(
                    home, vigil), new Heard(home, vigil), new Earned(home, vigil),
                    new Sane(home, MISTYPED)));
        }

        void reach(List<Home> homes, Service far) {
            rules.addAll(
                    List.of(new Lent(home, vigil, far), new Kept(home, far), new Newest(home, far),
                            new Agreed(home,
                                    vigil, far, Network.STALE_TARGET),
                            new Patient(home, homes, far),
                            new Own(home,
                                    far),
                            new Honest(home, vigil, far)));
        }

        boolean hasNews() {
            boolean news = home.touches() != seen;
            seen = home.touches();
            return news;
        }
    }

    /** The rules for these houses, and for what is beyond them if anything is. */
    public Court(World world, List<Home> homes, Optional<Service> service) {
        this.world = world;
        for (Home home : homes) {
            Bench bench = new Bench(home);
            service.ifPresent(far -> bench.reach(homes, far));
            // Last, so that what also breaks a narrower rule is told as that one.
            bench.rules.add(new TargetInForce(home, bench.vigil));
            benches.add(bench);
        }
    }

    /** What is broken after the present event, if anything. */
    public Optional<Violation> look() {
        for (int i = 0; i < benches.size(); i++) {
            Optional<Violation> broken = benches.get(i).hasNews() ? judge(benches.get(i)) : NONE;
            if (broken.isPresent()) {
                return broken;
            }
        }
        return NONE;
    }

    private Optional<Violation> judge(Bench bench) {
        bench.vigil.look();
        for (int i = 0; i < bench.rules.size(); i++) {
            Rule rule = bench.rules.get(i);
            bench.checks[i]++;
            Optional<String> how = rule.broken();
            if (how.isPresent()) {
                return how.map(seen -> violation(bench, rule, seen));
            }
        }
        return NONE;
    }

    /** What is broken at the end, hours after the last fault. */
    public Optional<Violation> atTheEnd() {
        for (Bench bench : benches) {
            for (Rule rule : bench.rules) {
                Optional<String> how = rule.brokenAtTheEnd();
                if (how.isPresent()) {
                    return how.map(seen -> violation(bench, rule, seen));
                }
            }
        }
        return NONE;
    }

    private Violation violation(Bench bench, Rule rule, String how) {
        return new Violation(rule.law(), world.now(), rule.sentence(), bench.home.plan().name()
                + " " + how);
    }

    /** What each law that is looked at demands, in sentences. */
    public Map<Law, List<String>> sentences() {
        Map<Law, List<String>> said = new EnumMap<>(Law.class);
        for (Rule rule : benches.getFirst().rules) {
            said.computeIfAbsent(rule.law(), _ -> new ArrayList<>()).add(rule.sentence());
        }
        return Collections.unmodifiableMap(said);
    }

    /** How often each law was checked. */
    public Map<Law, Long> checks() {
        Map<Law, Long> made = new EnumMap<>(Law.class);
        for (Law law : Law.values()) {
            made.put(law, 0L);
        }
        for (Bench bench : benches) {
            for (int i = 0; i < bench.rules.size(); i++) {
                made.merge(bench.rules.get(i).law(), bench.checks[i], Long::sum);
            }
        }
        return Collections.unmodifiableMap(made);
    }
}
