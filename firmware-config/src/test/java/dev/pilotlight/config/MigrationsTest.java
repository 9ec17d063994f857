package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.twin.Doc;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was written for an older program is read by a newer one, and never the other way round. */
class MigrationsTest {
    private static final Migrations TWO = new Migrations(List.of(
            doc -> doc.without("hot").with("ceiling", doc.get("hot").orElse(Doc.num(30))),
            doc -> doc.with("limits", Doc.Obj.of("ceiling", doc.get("ceiling").orElseThrow()))
                    .without("ceiling")));

    private static Doc.Obj of(int schema, String key, int value) {
        return Doc.Obj.of("schema", Doc.num(schema), key, Doc.num(value));
    }

    @Test
    void anOlderSchemaGoesForwardStepByStep() {
        Doc.Obj now = Doc.Obj.of("schema", Doc.num(3), "limits", Doc.Obj.of("ceiling",
                Doc.num(28)));
        assertThat(TWO.newest()).isEqualTo(3);
        assertThat(TWO.forward(of(1, "hot", 28))).isEqualTo(now);
        assertThat(TWO.forward(of(2, "ceiling", 28))).isEqualTo(now);
        assertThat(TWO.forward(now)).isEqualTo(now);
    }

    @Test
    void aNewerSchemaIsRefusedByItsNumber() {
        Doc.Obj newer = of(9, "hot", 28);
        assertThat(TWO.forward(newer)).isEqualTo(newer);
        assertThat(ConfigReader.read(newer).problems()).extracting(Object::toString).contains(
                "schema is 9, want 1: the file is for a newer Pilotlight");
    }

    @Test
    void whatHasNoSchemaIsLeftToTheReaderToRefuse() {
        Doc.Obj none = Doc.Obj.of("hot", Doc.num(28));
        assertThat(TWO.forward(none)).isEqualTo(none);
    }
}
