package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.Demand;
import java.util.Arrays;

/**
 * What was seen, in means over {@value #MINUTES} minutes, oldest first: what a {@link Fit}
 * searches. Immutable; grows by copying a page of an hour, and forgets the oldest page beyond
 * {@value #PAGES}.
 */
public final class History {
    /** Length of one entry. */
    public static final int MINUTES = 2;
    /** Length of one entry in hours. */
    public static final double HOURS = MINUTES / 60.0;
    /** Entries of a page. */
    public static final int PAGE = 60 / MINUTES;
    /** Hours that are kept. */
    public static final int PAGES = 120;
    /** Nothing seen. */
    public static final History EMPTY = new History(new Entry[0][], new Entry[0]);

    private final Entry[][] pages;
    private final Entry[] open;

    /**
     * One stretch of {@value History#MINUTES} minutes.
     *
     * @param room mean of the readings, °C; NaN without any
     * @param when mean time of the readings, as a share of the stretch
     * @param share of the time in which the equipment ran: to 1 heating, to -1 cooling
     * @param outdoor °C
     */
    public record Entry(float room, float when, float share, float outdoor) {}

    private History(Entry[][] pages, Entry[] open) {
        this.pages = pages;
        this.open = open;
    }

    public History plus(Entry entry) {
        Entry[] longer = Arrays.copyOf(open, open.length + 1);
        longer[open.length] = entry;
        if (longer.length < PAGE) {
            return new History(pages, longer);
        }
        int from = pages.length < PAGES ? 0 : 1;
        Entry[][] more = Arrays.copyOfRange(pages, from, pages.length + 1);
        more[more.length - 1] = longer;
        return new History(more, new Entry[0]);
    }

    /** Whole pages. */
    public int hours() {
        return pages.length;
    }

    /** Entries on whole pages. */
    public int size() {
        return pages.length * PAGE;
    }

    /** The entry of that number, less than {@link #size}. */
    public Entry get(int index) {
        return pages[index / PAGE][index % PAGE];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History that && Arrays.deepEquals(pages, that.pages)
                && Arrays.equals(
                        open, that.open);
    }

    @Override
    public int hashCode() {
        return 31 * pages.length + Arrays.hashCode(open);
    }

    /** Hours in which the equipment ran that way. */
    public double ran(Demand way) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += Math.max(0, get(i).share() * way.sign());
        }
        return sum * HOURS;
    }
}
