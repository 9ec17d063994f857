package dev.pilotlight.cloud.system;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks at ports before the servers take them, for the sake of a clear sentence. */
public final class Ports {
    private Ports() {}

    /** Complains when the address or the port cannot be had at this moment. */
    public static void refuseTaken(String bind, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(bind))) {
            probe.setReuseAddress(true);
        } catch (UnknownHostException unknown) {
            throw new IOException("--bind is \"" + bind + "\", want an address of this machine",
                    unknown);
        } catch (BindException taken) {
            throw new IOException("port " + port + " on " + bind + " cannot be had ("
                    + taken.getMessage() + "), want it free, or another --port-offset", taken);
        }
    }
}
