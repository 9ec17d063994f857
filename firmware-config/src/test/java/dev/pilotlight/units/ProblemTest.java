package dev.pilotlight.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aNameWithALineBreakInItCannotForgeALineOfTheLog() {
        Problem problem = new Problem("entries.x\nERROR admin",
                "is \"\u001b[31m\u202e\", want less");
        assertThat(problem).hasToString(
                "entries.x\\u000aERROR admin is \"\\u001b[31m\\u202e\", want less");
    }

    @Test
    void whatPeopleWriteIsLeftAsItIs() {
        assertThat(new Problem("küche", "is \"22,5 °C\" – want 5 to 35"))
                .hasToString("küche is \"22,5 °C\" – want 5 to 35");
    }

    @Test
    void ofAValueThatIsAPageLongTheMiddleIsLeftOutAndWhatIsWantedIsKept() {
        String told = new Problem("", "is \"" + "x".repeat(5_000) + "\", want all").toString();
        assertThat(told).hasSize(800).startsWith("is \"xxx").endsWith("xxx\", want all");
    }
}
