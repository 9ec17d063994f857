package dev.pilotlight.agent.http;

import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Refusals for people: the wire has degrees Celsius, and who reads Fahrenheit is answered so.
 *
 * @param unit the degrees that people chose
 */
record PersonalUnits(Degrees unit) {
    private static final Pattern TARGET = Pattern.compile(
            "(.*[.-])?(target|cool|home|away|eco|sleep|boost)");
    private static final Pattern NUMBER = Pattern.compile("(?<=is |want |to )-?\\d+(\\.\\d+)?"
            + "(?=, | to |$)");

    List<Problem> of(List<Problem> problems) {
        return unit == Degrees.CELSIUS
                ? problems
                : problems.stream().map(this::of).toList();
    }

    private Problem of(Problem problem) {
        boolean celsius = !problem.sentence().contains(unit.sign());
        return celsius && TARGET.matcher(problem.path()).matches()
                ? new Problem(problem.path(), NUMBER.matcher(problem.sentence()).replaceAll(
                        this::shown))
                : problem;
    }

    private String shown(MatchResult celsius) {
        return unit.shown(Temperature.ofCelsius(new BigDecimal(celsius.group())));
    }
}
