package dev.pilotlight.faults.lan;

import dev.pilotlight.faults.client.PlainHttp;
import dev.pilotlight.faults.client.PlainHttp.Reply;
import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.flood.Strangers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Somebody in the house's network, as a process of its own on a host of its own. It says a line for
 * each thing that it felt, and goes on until it is ended.
 *
 * @param addresses of this host, taken in turn
 * @param pin what the page asks for; who guesses does not look at it
 */
public record Guest(InetSocketAddress page, List<InetAddress> addresses, String pin,
        Consumer<String> tell) {
    /** Said once it has begun. */
    static final String IN = "in";
    private static final Duration VISITS = Duration.ofMillis(100);
    private static final Duration LOGINS = Duration.ofMillis(500);
    private static final Duration REPORTS = Duration.ofMillis(250);
    private static final int GUESSERS = 8;
    private static final String LOGIN = "/api/v1/session";
    private static final String JSON = "Content-Type: application/json\r\n";

    public Guest {
        addresses = List.copyOf(addresses);
    }

    /** What somebody may be there for. */
    public enum Role {
        /** Is logged in and looks at the page again and again. */
        VISITOR,
        /** Was logged in once, and logs in anew again and again. */
        KNOWN,
        /** Was never here, knows the PIN, and tries until it is let in. */
        NEWCOMER,
        /** Tries one wrong PIN after another, as fast as it goes. */
        GUESSER
    }

    /** Does that until the process is ended; a newcomer ends by itself. */
    public void play(Role role) throws IOException {
        switch (role) {
            case VISITOR -> visit();
            case KNOWN -> knock();
            case NEWCOMER -> arrive();
            case GUESSER -> guess();
        }
    }

    /** Holds so many connections that never say a whole request. */
    public void crowd(Flood flood, int many) throws IOException {
        try (Strangers strangers = new Strangers(page, addresses.getFirst(), flood, many)) {
            while (strangers.came() < many) {
                pause(VISITS);
            }
            tell.accept(IN);
            while (true) {
                pause(LOGINS);
                tell.accept("came " + strangers.came());
            }
        }
    }

    private void visit() throws IOException {
        String cookie = "Cookie: " + admitted("").cookie().orElse("") + "\r\n";
        tell.accept(IN);
        while (true) {
            say(() -> PlainHttp.ask(page, addresses.getFirst(), "GET", "/api/v1/state", cookie,
                    ""));
            pause(VISITS);
        }
    }

    private void knock() throws IOException {
        String cookie = "Cookie: " + admitted("").cookie().orElse("") + "\r\n";
        tell.accept(IN);
        while (true) {
            say(() -> login(addresses.getFirst(), pin, cookie));
            pause(LOGINS);
        }
    }

    private void arrive() {
        long began = System.nanoTime();
        tell.accept(IN);
        while (!isIn()) {
            pause(VISITS);
        }
        tell.accept("200 " + Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private boolean isIn() {
        try {
            return login(addresses.getFirst(), pin, "").status() == 200;
        } catch (IOException notNow) {
            return false;
        }
    }

    private Reply admitted(String cookie) throws IOException {
        Reply reply = login(addresses.getFirst(), pin, cookie);
        if (reply.status() != 200) {
            throw new IOException("the right PIN was refused: " + reply.head());
        }
        return reply;
    }

    private Reply login(InetAddress from, String digits, String cookie) throws IOException {
        return PlainHttp.ask(page, from, "POST", LOGIN, JSON + cookie, "{\"pin\":\"" + digits
                + "\"}");
    }

    /** One try. */
    private interface Ask {
        Reply now() throws IOException;
    }

    private void say(Ask ask) {
        long began = System.nanoTime();
        int status = 0;
        try {
            status = ask.now().status();
        } catch (IOException unanswered) {
            // Said as 0.
        }
        tell.accept(status + " " + Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    /** Says how many PINs were looked at, put off, and not answered. */
    private void guess() {
        AtomicInteger looked = new AtomicInteger();
        AtomicInteger put = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        for (int i = 0; i < GUESSERS; i++) {
            Thread.ofPlatform().daemon().start(() -> guess(looked, put, lost));
        }
        tell.accept(IN);
        while (true) {
            pause(REPORTS);
            tell.accept(looked + " " + put + " " + lost);
        }
    }

    private void guess(AtomicInteger looked, AtomicInteger put, AtomicInteger lost) {
        RandomGenerator chance = RandomGenerator.getDefault();
        while (true) {
            String digits = String.format(Locale.ROOT, "%06d", chance.nextInt(1_000_000));
            if (digits.equals(pin)) {
                continue;
            }
            try {
                int status = login(addresses.get(chance.nextInt(addresses.size())), digits, "")
                        .status();
                (status == 401 || status == 200 ? looked : put).incrementAndGet();
            } catch (IOException unanswered) {
                lost.incrementAndGet();
                pause(VISITS);
            }
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
