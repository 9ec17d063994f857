package dev.pilotlight.agent.http;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client gets. */
record Response(int status, String type, String body, Map<String, String> headers) {

    static Response json(Doc doc) {
        return json(200, doc);
    }

    static Response json(int status, Doc doc) {
        return new Response(status, "application/json", Codec.text(doc), Map.of());
    }

    static Response text(String text) {
        return new Response(200, "text/plain; version=0.0.4; charset=utf-8",
                text, Map.of());
    }

    /** A refusal in the form of RFC 9457, with a path and a sentence for each problem. */
    static Response refused(int status, String title, List<Problem> problems) {
        List<Doc> list = problems.stream().<Doc>map(
                p -> Doc.Obj.of("path", Doc.text(p.path()), "sentence", Doc.text(p.sentence())))
                .toList();
        String detail = String.join("; ", problems.stream().map(Problem::toString).toList());
        Doc.Obj doc = Doc.Obj.of("status", Doc.num(status), "title", Doc.text(title))
                .with("detail", Doc.text(detail))
                .with("problems", new Doc.Arr(list));
        return new Response(status, "application/problem+json", Codec.text(doc), Map.of());
    }

    static Response refused(int status, String title, String sentence) {
        return refused(status, title, List.of(new Problem("", sentence)));
    }

    Response with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Response(status, type, body, more);
    }
}
