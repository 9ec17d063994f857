package dev.pilotlight.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Safety bounds merge by the strictest, whoever was later. */
class StrictestTest {
    private static Doc bounds(Integer floor, Integer ceiling) {
        Doc.Obj doc = Doc.Obj.EMPTY;
        doc = floor == 0 ? doc : doc.with("frostFloor", Doc.num(floor));
        doc = ceiling == 0 ? doc : doc.with("ceiling", Doc.num(ceiling));
        return doc.isEmpty() ? Doc.text("none") : doc;
    }

    private static List<Doc> all() {
        List<Doc> all = new ArrayList<>();
        for (int floor : new int[]{0, 5, 7, 9}) {
            for (int ceiling : new int[]{0, 25, 28, 30}) {
                all.add(bounds(floor, ceiling));
            }
        }
        return all;
    }

    private static Edit edit(Doc value, int device, int cloud, long at, String by) {
        return new Edit(value, new Stamp(new VersionVector(device, cloud), new Hlc(at, 0), by,
                true));
    }

    @Test
    void theOrderOfJoiningDoesNotMatterAndJoiningTwiceChangesNothing() {
        for (Doc one : all()) {
            assertThat(Strictest.join(one, one)).isEqualTo(one);
            for (Doc other : all()) {
                Doc joined = Strictest.join(one, other);
                assertThat(joined).isEqualTo(Strictest.join(other, one));
                assertThat(Strictest.join(joined, one)).isEqualTo(joined);
                for (Doc third : all()) {
                    assertThat(Strictest.join(joined, third)).isEqualTo(Strictest.join(one,
                            Strictest.join(other, third)));
                }
            }
        }
    }

    @Test
    void ofTwoMadeApartTheHigherFloorAndTheLowerCeilingHoldWhoeverWasLater() {
        for (long wallAt : new long[]{1, 3}) {
            Edit wall = edit(bounds(7, 30), 1, 0, wallAt, "wall");
            Edit cloud = edit(bounds(5, 26), 0, 1, 2, "app:ada");
            IntentMerge.Merged merged = IntentMerge.merge("limits", wall, cloud);
            assertThat(merged.winner().value()).isEqualTo(bounds(7, 26));
            assertThat(merged.winner().stamp().base()).isEqualTo(new VersionVector(1, 1));
            assertThat(merged.loser()).isPresent();
        }
    }

    @Test
    void whoKnewOfTheStricterBoundMayTakeItBack() {
        Edit strict = edit(bounds(9, 25), 1, 0, 5, "wall");
        Edit later = edit(bounds(0, 0), 1, 1, 2, "app:ada");
        assertThat(IntentMerge.merge("limits", strict, later)).isEqualTo(new IntentMerge.Merged(
                later, Optional.empty()));
    }

    @Test
    void anyOtherPropertyMergesByIntent() {
        Edit wall = edit(bounds(9, 25), 1, 0, 1, "wall");
        Edit cloud = edit(bounds(5, 30), 0, 1, 2, "app:ada");
        assertThat(IntentMerge.merge("hold", wall, cloud)).isEqualTo(IntentMerge.merge(wall,
                cloud));
    }
}
