package dev.pilotlight.faults.hosts;

import dev.pilotlight.faults.process.Tools;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some hosts and the switch between them, which are gone with this object. Their addresses are of a
 * network that exists nowhere else (RFC 5737, TEST-NET-2). One thread.
 */
public final class Hosts implements Closeable {
    private static final String NETWORK = "198.51.100.";
    private static final List<String> TOOLS = List.of("ip", "nft", "nsenter", "unshare");

    private final String prefix = "pl" + ProcessHandle.current().pid();
    private final List<Host> hosts = new ArrayList<>();
    private final Thread end = new Thread(this::closeQuietly);

    /**
     * Makes them.
     *
     * @throws IOException when the system refuses; nothing stays behind
     */
    public Hosts(List<String> names) throws IOException {
        Runtime.getRuntime().addShutdownHook(end);
        try {
            add("switch", "none");
            hub("ip", "link", "add", "hub", "type", "bridge");
            hub("ip", "link", "set", "hub", "up");
            for (String name : names) {
                join(name, NETWORK + (hosts.size() + 1));
            }
        } catch (IOException refused) {
            close();
            throw refused;
        }
    }

    /** Why there can be none on this machine; empty when there can. */
    public static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("namespaces want root");
        }
        return TOOLS.stream().filter(tool -> Tools.find(tool).isEmpty()).findFirst()
                .map(tool -> tool + " is missing (Debian: apt-get install iproute2 nftables)");
    }

    /** The first, second, ... of the names given. */
    public Host host(int number) {
        return hosts.get(number + 1);
    }

    private Host add(String name, String address) throws IOException {
        String namespace = prefix + "-" + name;
        Shell.run(List.of("ip", "netns", "add", namespace));
        Host host = new Host(namespace, address);
        hosts.add(host);
        host.run("ip", "link", "set", "lo", "up");
        return host;
    }

    private void join(String name, String address) throws IOException {
        Host host = add(name, address);
        hub("ip", "link", "add", "to-" + name, "type", "veth", "peer", "name", "eth0", "netns",
                prefix + "-" + name);
        hub("ip", "link", "set", "to-" + name, "master", "hub", "up");
        host.run("ip", "addr", "add", address + "/24", "dev", "eth0");
        host.run("ip", "link", "set", "eth0", "up");
    }

    private void hub(String... words) throws IOException {
        hosts.getFirst().run(words);
    }

    /** At the end of a program that was told to end in the middle: nothing stays behind. */
    private void closeQuietly() {
        try {
            removeAll();
        } catch (IOException gone) {
            // There is nobody left to be told.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            // The hook does it, or has done it.
        }
        removeAll();
    }

    private synchronized void removeAll() throws IOException {
        while (!hosts.isEmpty()) {
            hosts.removeLast().remove();
        }
    }
}
