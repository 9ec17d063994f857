package dev.pilotlight.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    private void arrives(int bytes) {
        inbox.arrive(new Inbox.Arrived(1, new Line.Message("t", Payload.of(new byte[bytes]), false),
                1));
    }

    private List<Inbox.Item> all() {
        return Stream.generate(inbox::take).takeWhile(Optional::isPresent).map(Optional::get)
                .toList();
    }

    @Test
    @Tag("S30")
    void aBrokerThatFloodsWithManySmallMessagesIsLeft() {
        for (int i = 0; i < Inbox.MOST_ARRIVED + 1; i++) {
            arrives(1);
        }
        List<Inbox.Item> items = all();
        assertThat(items.stream().filter(Inbox.Arrived.class::isInstance)).hasSize(
                Inbox.MOST_ARRIVED);
        assertThat(items.getLast()).isInstanceOfSatisfying(Inbox.Broken.class,
                broken -> assertThat(broken.why().kind()).isEqualTo(Failure.Kind.QUOTA));
    }

    @Test
    @Tag("S30")
    @Tag("S35")
    void aBrokerThatFloodsWithLargeMessagesIsLeft() {
        int large = Inbox.MOST_BYTES / 4;
        for (int i = 0; i < 5; i++) {
            arrives(large);
        }
        assertThat(all().stream().filter(Inbox.Broken.class::isInstance)).hasSize(1);
    }

    @Test
    void whatWasTakenMakesRoomAgain() {
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < Inbox.MOST_ARRIVED; i++) {
                arrives(1_000);
            }
            assertThat(all()).hasSize(Inbox.MOST_ARRIVED).allMatch(
                    Inbox.Arrived.class::isInstance);
        }
    }
}
