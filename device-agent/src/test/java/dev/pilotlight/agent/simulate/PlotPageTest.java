package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.config.ControlSettings;
import org.junit.jupiter.api.Test;

class PlotPageTest {
    private static final Contender HYSTERESIS = Contender.Shipped.of(
            ControlSettings.Rule.HYSTERESIS);

    @Test
    void everyDayIsDrawnAndNothingIsFetched() {
        String page = page(Scenes.winter("gas-detached", 2));
        assertThat(page).contains("Monday 16 January", "Tuesday 17 January", "class=\"line room\"",
                "class=\"on\"", "prefers-color-scheme: dark");
        assertThat(page).doesNotContain("http", "src=", "@import", "url(", "<script");
    }

    @Test
    void aHouseWhoseNameIsMarkupIsShownAsText() {
        Scene scene = Scenes.winter("flat", 1);
        HouseModel house = scene.house();
        Scene named = new Scene(new HouseModel("<b onclick=\"x\">", house.source(), house.nodes(),
                house.links(), house.solar(), house.gainsNode(), house.equipment(), house.room(),
                house.sensor()), scene.weather(), scene.plan(), scene.span(), scene.mode(),
                scene.outdoorSensor(), scene.seed());
        assertThat(page(named)).doesNotContain("<b ").contains("&lt;b onclick=&quot;x&quot;&gt;");
    }

    private static String page(Scene scene) {
        Diary diary = new Diary(scene);
        Figures figures = new Simulation(scene, HYSTERESIS).run(diary);
        return new PlotPage(scene, HYSTERESIS, figures, diary).html();
    }
}
