package dev.pilotlight.cloud.http;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, before any route sees it, as a problem too; no page, no trace. */
final class BareErrors extends ErrorHandler {
    private static final String PROBLEM = "application/problem+json";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, PROBLEM);
        response.write(true, ByteBuffer.wrap(body(response.getStatus())), callback);
        return true;
    }

    private static byte[] body(int status) {
        Doc sentence = Doc.text(status == HttpStatus.NOT_FOUND_404
                ? "no such page"
                : "the request is malformed");
        return Codec.write(Doc.Obj.of("status", Doc.num(status), "title",
                Doc.text(HttpStatus.getMessage(status))).with("detail", sentence));
    }
}
