package dev.pilotlight.faults.replay.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast as WCAG 2.2 computes it: 4.5 for text, 3 for what a drawing is read by. */
class ReplayColoursTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})");
    private static final List<String> TEXT = List.of("ink on ground", "ink on card",
            "soft on ground", "soft on card", "good on good-ground", "bad on bad-ground",
            "none on none-ground");
    private static final List<String> DRAWN = List.of("room on card", "target on card",
            "wanted on card", "heat on card", "heat on off", "up on card", "up on off",
            "ink on card");

    @Test
    void textAndDrawingsCanBeReadByLightAndByDark() throws IOException {
        String[] themes = template().split("@media \\(prefers-color-scheme: dark\\)", 2);
        assertThat(themes).hasSize(2);
        for (String theme : themes) {
            Map<String, Double> luminance = luminance(theme);
            assertThat(TEXT).allSatisfy(pair -> assertThat(contrast(luminance, pair))
                    .isGreaterThanOrEqualTo(4.5));
            assertThat(DRAWN).allSatisfy(pair -> assertThat(contrast(luminance, pair))
                    .isGreaterThanOrEqualTo(3.0));
        }
    }

    private static double contrast(Map<String, Double> luminance, String pair) {
        String[] names = pair.split(" on ", -1);
        double one = luminance.getOrDefault(names[0], Double.NaN);
        double other = luminance.getOrDefault(names[1], Double.NaN);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static Map<String, Double> luminance(String theme) {
        Map<String, Double> all = new HashMap<>();
        Matcher colour = COLOUR.matcher(theme);
        while (colour.find()) {
            int rgb = Integer.parseInt(colour.group(2), 16);
            all.put(colour.group(1), 0.2126 * linear(rgb >> 16) + 0.7152 * linear((rgb >> 8) & 255)
                    + 0.0722 * linear(rgb & 255));
        }
        return all;
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReplayPage.class.getResourceAsStream(
                "replay.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
