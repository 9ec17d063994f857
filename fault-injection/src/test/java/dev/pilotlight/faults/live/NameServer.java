package dev.pilotlight.faults.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A name server (RFC 1035) that says of every name what one line of a file says: {@code silent},
 * {@code none}, {@code empty}, an address, or {@code slow} and an address. A program of its own,
 * since it listens on another host; it prints what it answered.
 */
final class NameServer {
    private static final int PORT = 53;
    private static final int HEADER = 12;
    private static final int LONGEST = 512;
    private static final int ADDRESS = 1;
    private static final short RESPONSE = (short) 0x8180;
    private static final short NO_SUCH_NAME = (short) 0x8183;
    private static final short SAME_NAME = (short) 0xC00C;
    private static final int SECONDS_KEPT = 1;
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final DatagramSocket socket;
    private final Path says;

    private NameServer(DatagramSocket socket, Path says) {
        this.socket = socket;
        this.says = says;
    }

    /** Listens on the first argument's address, and answers as the second one's file says. */
    public static void main(String[] arguments) throws IOException {
        InetAddress own = InetAddress.getByName(arguments[0]);
        try (DatagramSocket socket = new DatagramSocket(PORT, own)) {
            System.out.println("ready");
            new NameServer(socket, Path.of(arguments[1])).listen();
        }
    }

    private void listen() throws IOException {
        while (!socket.isClosed()) {
            DatagramPacket question = new DatagramPacket(new byte[LONGEST], LONGEST);
            socket.receive(question);
            Thread.ofVirtual().start(() -> answer(question));
        }
    }

    private void answer(DatagramPacket question) {
        try {
            String said = Files.readString(says).strip();
            System.out.println(said);
            String plain = said.replace("slow ", "");
            if (!plain.equals(said)) {
                LockSupport.parkNanos(SLOW.toNanos());
            }
            if (!said.equals("silent")) {
                byte[] answer = answer(question, plain);
                socket.send(new DatagramPacket(answer, answer.length, question
                        .getSocketAddress()));
            }
        } catch (IOException gone) {
            System.out.println("no answer: " + gone.getMessage());
        }
    }

    /** The header, the question as it came, and at most one address. */
    private static byte[] answer(DatagramPacket question, String said) throws IOException {
        ByteBuffer asked = ByteBuffer.wrap(question.getData(), 0, question.getLength());
        int end = HEADER;
        while (asked.get(end) != 0) {
            end += asked.get(end) + 1;
        }
        boolean known = !said.equals("none") && !said.equals("empty") && asked.getShort(end
                + 1) == ADDRESS;
        ByteBuffer answer = ByteBuffer.allocate(LONGEST);
        answer.putShort(asked.getShort(0)).putShort(said.equals("none") ? NO_SUCH_NAME : RESPONSE);
        answer.putShort((short) 1).putShort((short) (known ? 1 : 0)).putInt(0);
        answer.put(question.getData(), HEADER, end + 5 - HEADER);
        if (known) {
            answer.putShort(SAME_NAME).putShort((short) ADDRESS).putShort((short) 1);
            answer.putInt(SECONDS_KEPT).putShort((short) 4);
            answer.put(InetAddress.getByName(said).getAddress());
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }
}
