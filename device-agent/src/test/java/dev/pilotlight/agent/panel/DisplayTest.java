package dev.pilotlight.agent.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTest {
    /** The chip's memory, as far as it was written; it can be pulled. */
    private static final class Glass implements I2cDevice {
        private final List<byte[]> heard = new ArrayList<>();
        private boolean pulled;

        @Override
        public byte[] transfer(byte[] out, int in) throws IOException {
            if (pulled) {
                throw new IOException("0x3c: does not answer");
            }
            heard.add(out.clone());
            return new byte[in];
        }

        private long starts() {
            return heard.stream().filter(one -> one.length > 1 && one[1] == (byte) 0xa8).count();
        }

        private long pages() {
            return heard.stream().filter(one -> one[0] == 0x40 && one.length == 129).count();
        }
    }

    private static final Face FACE = new Face("19.4°", "-> 21.0°", "", "heating until 22:30");

    private static String row(Frame frame, int y, int width) {
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < width; x++) {
            row.append(frame.isLit(x, y) ? '#' : '.');
        }
        return row.toString();
    }

    @Test
    void theRoomIsFourTimesTheSizeOfSmallLetters() {
        Frame frame = new Face("1", "", "", "").drawn(0);
        assertThat(row(frame, 0, 24)).isEqualTo("........####............");
        assertThat(row(frame, 4, 24)).isEqualTo("....########............");
        assertThat(row(frame, 27, 24)).isEqualTo("....############........");
        assertThat(row(frame, 28, 24)).isEqualTo("........................");
    }

    @Test
    void aPictureIsWrittenOnceUntilItChanges() {
        Glass glass = new Glass();
        Display display = new Display(glass);
        display.look(FACE);
        display.look(FACE);
        assertThat(glass.pages()).isEqualTo(8);
        display.look(new Face("19.5°", "-> 21.0°", "", "heating until 22:30"));
        assertThat(glass.pages()).isEqualTo(16);
        assertThat(glass.starts()).isEqualTo(1);
    }

    @Test
    void aDisplayThatComesBackIsStartedAnew() {
        Glass glass = new Glass();
        Display display = new Display(glass);
        display.look(FACE);
        glass.pulled = true;
        display.look(new Face("19.5°", "", "", ""));
        glass.pulled = false;
        display.look(new Face("19.5°", "", "", ""));
        assertThat(glass.starts()).isEqualTo(2);
        assertThat(glass.pages()).isEqualTo(16);
    }

    @Test
    void aLongReasonIsShownInParts() {
        Face face = new Face("19.4°", "-> 21.0°", "",
                "heating to 21.0 °C until 22:30 because of the weekday schedule; room is 19.4");
        assertThat(Face.lines(face.note())).containsExactly("heating to 21.0 °C",
                "until 22:30 because", "of the weekday", "schedule; room is", "19.4");
        assertThat(face.drawn(0).isSame(face.drawn(1))).isFalse();
        assertThat(face.drawn(0).isSame(face.drawn(3))).isTrue();
    }

    @Test
    void everyPrintableLetterHasItsOwnForm() {
        List<String> forms = new ArrayList<>();
        for (char letter = ' '; letter <= '~'; letter++) {
            StringBuilder form = new StringBuilder();
            for (int column = 0; column < Font.WIDTH; column++) {
                form.append(Font.column(letter, column)).append(' ');
            }
            forms.add(form.toString());
        }
        assertThat(forms).doesNotHaveDuplicates();
        assertThat(Font.column('ß', 1)).isEqualTo(Font.column('?', 1));
    }
}
