package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.LiveFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody who watches. Any thread. */
public final class Watchers implements LiveFeed {
    private final List<LiveFeed> all = new CopyOnWriteArrayList<>();

    public void add(LiveFeed watcher) {
        all.add(watcher);
    }

    @Override
    public void tell(News news) {
        all.forEach(watcher -> watcher.tell(news));
    }
}
