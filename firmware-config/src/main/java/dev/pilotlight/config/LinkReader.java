package dev.pilotlight.config;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Shown;
import dev.pilotlight.wire.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code link}: brokers in order, patience, and a broker of the user's own. */
final class LinkReader {
    private static final Pattern ADDRESS = Pattern
            .compile("(?:ssl://)?([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final String WANTED = "an address such as cloud.example:8883";
    private static final int MOST_DRAIN = 1_000;

    private LinkReader() {}

    static LinkSettings read(Fields fields) {
        List<LinkSettings.Broker> brokers = fields.nested("brokers", List.of(),
                LinkReader::addresses);
        if (fields.has("broker")) {
            fields.text("broker");
            fields.wrong("broker", "is called brokers since schema 2, want only that");
        }
        LinkSettings.Patience patience = patience(fields);
        int drain = (int) fields.whole("drain", LinkSettings.DEFAULT_DRAIN, 1, MOST_DRAIN);
        Optional<LinkSettings.OwnBroker> own = fields.has("own")
                ? Optional.of(own(fields.object("own")))
                : Optional.empty();
        fields.refuseUnknown();
        return new LinkSettings(brokers, patience, drain, own);
    }

    private static LinkSettings.Patience patience(Fields fields) {
        LinkSettings.Patience defaults = LinkSettings.Patience.DEFAULTS;
        return new LinkSettings.Patience(
                Durations.read(fields, "backoffCap", defaults.backoffCap(), Duration.ofSeconds(1),
                        Duration.ofMinutes(10)),
                Durations.read(fields, "walkAfter", defaults.walkAfter(), Duration.ofSeconds(10),
                        Duration.ofHours(24)),
                Durations.read(fields, "returnAfter", defaults.returnAfter(), Duration.ofSeconds(
                        10), Duration.ofDays(7)));
    }

    private static LinkSettings.OwnBroker own(Fields fields) {
        LinkSettings.Security security = fields.parsed("tls", LinkSettings.Security.MUTUAL,
                "mutual, server or off", LinkReader::security);
        LinkSettings.OwnBroker own = new LinkSettings.OwnBroker(security, fields.text("user", ""),
                fields.text("passwordFile", ""));
        if (own.user().isEmpty() && !own.passwordFile().isEmpty()) {
            fields.wrong("passwordFile", "is without a user, want user too");
        }
        fields.refuseUnknown();
        return own;
    }

    private static Optional<LinkSettings.Security> security(String word) {
        for (LinkSettings.Security security : LinkSettings.Security.values()) {
            if (security.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(security);
            }
        }
        return Optional.empty();
    }

    private static Decoded<List<LinkSettings.Broker>> addresses(Doc doc) {
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> several) ? several : List.of(doc);
        List<LinkSettings.Broker> found = items.stream().flatMap(item -> parse(item).stream())
                .toList();
        return found.size() == items.size() && !items.isEmpty()
                && items.size() <= LinkSettings.MOST_BROKERS
                        ? Decoded.ok(found)
                        : Decoded.malformed("", "is " + Shown.of(doc) + ", want " + WANTED
                                + ", or a list of 1 to " + LinkSettings.MOST_BROKERS
                                + reasons(items));
    }

    /** Why those of the items that are texts are no addresses, where that can be said. */
    private static String reasons(List<Doc> items) {
        return items.stream().filter(item -> parse(item).isEmpty())
                .flatMap(item -> item instanceof Doc.Text(String text)
                        ? reason(text).stream().map(why -> "; " + Shown.of(item) + " " + why)
                        : Stream.empty())
                .limit(LinkSettings.MOST_BROKERS).collect(Collectors.joining());
    }

    private static Optional<String> reason(String text) {
        if (text.contains("_")) {
            return Optional.of("has a _, which no host's name may have: want another name of it,"
                    + " or its number");
        }
        if (text.contains("%")) {
            return Optional.of("is an address on one interface (%), which is not taken: want a"
                    + " name, or an address without %");
        }
        if (text.chars().filter(c -> c == ':').count() > 1 && !text.contains("/")
                && !text.startsWith("[")) {
            return Optional.of("has several colons: want an IPv6 address in brackets, such as"
                    + " [fd00::1]:8883");
        }
        return text.matches("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]")
                ? Optional.of("has no port: want it, such as " + text + ":8883")
                : Optional.empty();
    }

    private static Optional<LinkSettings.Broker> parse(Doc doc) {
        return doc instanceof Doc.Text(String text) ? parse(text) : Optional.empty();
    }

    /** The address under {@code key}, if there is one. */
    static Optional<LinkSettings.Broker> address(Fields fields, String key) {
        List<LinkSettings.Broker> found = fields.parsed(key, List.of(), WANTED,
                text -> parse(text).map(List::of));
        return found.stream().findFirst();
    }

    private static Optional<LinkSettings.Broker> parse(String text) {
        Matcher form = ADDRESS.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(form.group(2));
        return port >= 1 && port <= 65_535
                ? Optional.of(new LinkSettings.Broker(form.group(1), port))
                : Optional.empty();
    }
}
