package dev.pilotlight.agent.panel;

import java.util.Arrays;

/**
 * A picture of 128 by 64 dots in the order of the SSD1306's memory: eight pages of eight rows, each
 * byte a column of eight dots with the uppermost as its lowest bit. One thread.
 */
final class Frame {
    static final int WIDTH = 128;
    static final int HEIGHT = 64;
    private static final int ROWS = 8;
    private final byte[] dots = new byte[WIDTH * HEIGHT / ROWS];

    /** Letters of that many dots for each of the font's, from the left upper corner. */
    void text(int left, int top, int scale, String text) {
        int x = left;
        for (int i = 0; i < text.length(); i++) {
            letter(x, top, scale, text.charAt(i));
            x += (Font.WIDTH + 1) * scale;
        }
    }

    private void letter(int left, int top, int scale, char letter) {
        for (int column = 0; column < Font.WIDTH; column++) {
            int bits = Font.column(letter, column);
            for (int row = 0; row < Font.HEIGHT; row++) {
                if ((bits & 1 << row) != 0) {
                    square(left + column * scale, top + row * scale, scale);
                }
            }
        }
    }

    private void square(int left, int top, int size) {
        for (int x = left; x < left + size; x++) {
            for (int y = top; y < top + size; y++) {
                dot(x, y);
            }
        }
    }

    private void dot(int x, int y) {
        if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
            dots[y / ROWS * WIDTH + x] |= (byte) (1 << y % ROWS);
        }
    }

    boolean isLit(int x, int y) {
        return (dots[y / ROWS * WIDTH + x] & 1 << y % ROWS) != 0;
    }

    /** The bytes of one page, 0 to 7. */
    byte[] page(int page) {
        return Arrays.copyOfRange(dots, page * WIDTH, (page + 1) * WIDTH);
    }

    boolean isSame(Frame other) {
        return Arrays.equals(dots, other.dots);
    }
}
