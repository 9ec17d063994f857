package dev.pilotlight.cloud;

import dev.pilotlight.signing.ConfigSigner;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that holds the key, such as one for a smart card or a vault: it gets the bytes to sign
 * on its standard input and answers the 64 bytes of Ed25519 on its standard output, plain or as
 * base64. It is run without a shell.
 */
record ExternalSigner(List<String> command) implements ConfigSigner.Signing {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BYTES = 64;
    private static final int MOST_OUTPUT = 1_024;

    /** Words between blanks; a path with a blank in it wants a script around it. */
    static ExternalSigner of(String command) {
        return new ExternalSigner(Arrays.stream(command.strip().split("\\s+", -1)).toList());
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(message);
            }
            byte[] out = process.getInputStream().readNBytes(MOST_OUTPUT);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new GeneralSecurityException(command.getFirst() + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new GeneralSecurityException(command.getFirst() + " ends with "
                        + process.exitValue() + ", want 0");
            }
            return signature(out);
        } catch (IOException failed) {
            throw new GeneralSecurityException("cannot run " + command.getFirst() + ": "
                    + failed.getMessage(), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GeneralSecurityException("interrupted", stop);
        }
    }

    private byte[] signature(byte[] out) throws GeneralSecurityException {
        if (out.length == BYTES) {
            return out;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(out);
            if (decoded.length == BYTES) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw new GeneralSecurityException(command.getFirst() + " answers " + out.length
                + " bytes, want the " + BYTES + " of an Ed25519 signature, plain or as base64");
    }
}
