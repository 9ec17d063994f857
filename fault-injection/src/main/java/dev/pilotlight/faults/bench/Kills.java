package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.util.Random;

/** Kills of the cloud under load, and what was acknowledged against what is stored. One thread. */
final class Kills {
    /** A restart waits for all of them to connect. */
    private static final int MOST_DEVICES = 100;

    private final LoadedCloud cloud;
    private final Sizes sizes;
    private final int devices;
    private long acknowledged;
    private long lost;

    /**
     * What came of all kills.
     *
     * @param acknowledged points that a PUBACK came for
     * @param lost of them, and holes below the last stored
     */
    record Outcome(int kills, int devices, long acknowledged, long lost) {
        @Override
        public String toString() {
            return "%d kills -9 under the load of %d devices: %d points acknowledged, %d lost"
                    .formatted(kills, devices, acknowledged, lost);
        }
    }

    private Kills(LoadedCloud cloud, Sizes sizes) {
        this.cloud = cloud;
        this.sizes = sizes;
        this.devices = Math.min(MOST_DEVICES, sizes.devices());
    }

    static Outcome of(LoadedCloud cloud, Sizes sizes) throws IOException {
        Kills kills = new Kills(cloud, sizes);
        Random random = new Random(sizes.kills());
        int each = Math.max(1, sizes.killPoints() / Math.max(1, sizes.kills()));
        for (int kill = 1; kill <= sizes.kills(); kill++) {
            // Somewhere in a commit, not always at the same place.
            kills.kill("kill-" + kill, each + random.nextInt(Math.max(1, each / 4)));
        }
        return new Outcome(sizes.kills(), kills.devices, kills.acknowledged, kills.lost);
    }

    private void kill(String boot, int points) throws IOException {
        try (Swarm swarm = Measurement.connect(cloud, sizes, devices, boot)) {
            swarm.publishUntil(points);
            cloud.kill();
            swarm.hearTheLast();
            cloud.restart();
            for (int i = 0; i < devices; i++) {
                count(swarm.acknowledged(i), cloud.storedAndMissing(sizes.thing(i), boot));
            }
        }
    }

    private void count(long acked, long[] kept) {
        acknowledged += acked;
        lost += Math.max(0, acked - kept[0]) + kept[1];
    }
}
