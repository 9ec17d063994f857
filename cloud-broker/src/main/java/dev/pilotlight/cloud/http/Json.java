package dev.pilotlight.cloud.http;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads requests and writes answers as JSON. */
final class Json {
    private static final String TYPE = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Json() {}

    static void reply(Context context, int status, Doc body) {
        context.status(status).contentType(TYPE).header("Cache-Control", "no-store")
                .result(Codec.write(body));
    }

    static void problem(Context context, int status, List<Problem> problems) {
        List<Doc> items = problems.stream()
                .<Doc>map(problem -> Doc.Obj.of("path", Doc.text(problem.path()), "sentence",
                        Doc.text(problem.sentence())))
                .toList();
        String title = HttpStatus.forStatus(status).getMessage();
        Doc.Obj body = Doc.Obj.of("status", Doc.num(status), "title", Doc.text(title))
                .with("detail", Doc.text(problems.getFirst().toString()))
                .with("problems", new Doc.Arr(items));
        context.status(status).contentType(PROBLEM).header("Cache-Control", "no-store")
                .result(Codec.write(body));
    }

    /** The request's body, which must be one JSON object. */
    static Doc.Obj object(Context context) {
        String type = Optional.ofNullable(context.contentType()).orElse("none")
                .toLowerCase(Locale.ROOT);
        if (!type.equals(TYPE) && !type.startsWith(TYPE + ";")) {
            throw new Refusal(415, "content type is " + type + ", want " + TYPE);
        }
        return value(Codec.parseObject(body(context)));
    }

    /** The request's bytes, bounded before they are read. */
    static byte[] body(Context context) {
        try {
            return read(context.bodyInputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A sender of single bytes is told to go; the server's own limit is for silence alone. */
    private static byte[] read(InputStream in) throws IOException {
        long began = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8_192];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > Limits.MESSAGE_BYTES) {
                throw new Refusal(413, "the body is longer than " + Limits.MESSAGE_BYTES
                        + " bytes");
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new Refusal(408, "the body takes longer than " + PATIENCE.toSeconds()
                        + " s");
            }
        }
        return body.toByteArray();
    }

    /** The value, or a refusal with every problem. */
    static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(List<Problem> problems) -> throw new Refusal(400, problems);
        };
    }

    /** The device that the path names. */
    static DeviceId device(Context context) {
        return DeviceId.parse(context.pathParam("thing")).orElseThrow(
                () -> new Refusal(404, "no such device, want " + DeviceId.WANTED));
    }
}
