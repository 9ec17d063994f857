package dev.pilotlight.agent.http;

import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the command line may ask for at its own door: all that who is logged in may, let a newcomer
 * in, and have another PIN. Any thread.
 */
record Keeper(Gate gate, Router router, Path data, Runnable ended) {

    Response respond(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /pair" -> pair();
            case "POST /pin" -> newPin();
            case String _ -> router.closed(request);
        };
    }

    private Response pair() {
        gate.pair();
        return Response.json(Doc.Obj.of("seconds", Doc.num(Gate.PAIRING.toSeconds()), "pin", Doc
                .text(gate.digits())));
    }

    private Response newPin() {
        try {
            Pin fresh = PinFile.renew(data);
            gate.reset(fresh);
            ended.run();
            return Response.json(Doc.Obj.of("pin", Doc.text(fresh.digits())));
        } catch (IOException unwritable) {
            return Response.refused(503, "The PIN cannot be kept", data + ": "
                    + "cannot be written, the old PIN holds");
        }
    }
}
