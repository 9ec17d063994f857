package dev.pilotlight.faults.hosts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One of {@link Hosts}: an address of its own, programs of its own, and a firewall that lies. */
public final class Host {
    private final String namespace;
    private final String address;

    Host(String namespace, String address) {
        this.namespace = namespace;
        this.address = address;
    }

    /** Its address on the switch; the others reach it there. */
    public String address() {
        return address;
    }

    /**
     * That command, as it is started on this host; the process has the command's own number. Of the
     * namespaces only the network's is its own: {@code ip netns exec} would copy all mounts too.
     */
    public List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + namespace));
        all.addAll(words);
        return all;
    }

    /**
     * The same, asking the name servers of that file: it stands where the system's own stood, for
     * this process alone.
     */
    public List<String> command(Path nameServers, List<String> words) {
        List<String> all = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c",
                "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"", nameServers.toString()));
        all.addAll(words);
        return command(all);
    }

    /** Runs a command that ends by itself, and answers what it printed. */
    public String run(String... words) throws IOException {
        return Shell.run(command(Arrays.asList(words)));
    }

    /** From now on every packet to and from this host vanishes; nobody is told. */
    public void vanish() throws IOException {
        rule("", "drop");
    }

    /** So many percent of the packets to and from this host vanish, each by its own luck. */
    public void lose(int percent) throws IOException {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("is " + percent + " %, want 1 to 100");
        }
        rule("numgen random mod 100 < " + percent, "drop");
    }

    /** Connections to that port are refused at once. */
    public void refuse(int port) throws IOException {
        rule("tcp dport " + port, "reject with tcp reset");
    }

    /** Packets come and go again. */
    public void heal() throws IOException {
        nft("delete table inet faults");
    }

    /** How many packets to this host met the fault that holds now. */
    public long struck() throws IOException {
        String rules = run("nft", "list", "table", "inet", "faults");
        int at = rules.indexOf("counter packets ");
        if (at < 0) {
            throw new IOException("no fault holds on " + namespace);
        }
        return Long.parseLong(rules.substring(at + 16).split(" ", 2)[0]);
    }

    /**
     * Whatever is not on the switch is sent to that host, which forwards nothing and says nothing:
     * so do questions to a name server elsewhere.
     */
    public void sendTheRestTo(Host silent) throws IOException {
        run("ip", "route", "add", "default", "via", silent.address);
    }

    private void rule(String match, String verdict) throws IOException {
        nft("add table inet faults");
        for (String way : List.of("input", "output")) {
            nft("add chain inet faults " + way + " { type filter hook " + way + " priority 0; }");
        }
        nft("add rule inet faults input " + match + " counter " + verdict);
        if (verdict.equals("drop")) {
            nft("add rule inet faults output " + match + " counter drop");
        }
    }

    private void nft(String words) throws IOException {
        run("nft", words);
    }

    void remove() throws IOException {
        Shell.run(List.of("ip", "netns", "del", namespace));
    }
}
