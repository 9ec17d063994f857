package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.access.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Operators' tokens and sessions, of which only hashes are kept. */
final class OperatorRows {
    private OperatorRows() {}

    static String add(Handle handle, Operator operator, Instant now, Instant expires) {
        String token = Secrets.make();
        handle.execute("""
                INSERT INTO operator (token_hash, name, added, scope, expires)
                VALUES (?, ?, ?, ?, ?)""", Secrets.hash(token), operator.name(),
                now.toEpochMilli(), operator.scope().word(), expires.toEpochMilli());
        return token;
    }

    static SortedMap<String, Integer> counts(Handle handle) {
        SortedMap<String, Integer> tokens = new TreeMap<>();
        handle.createQuery("SELECT name, count(*) AS tokens FROM operator GROUP BY name")
                .map((row, _) -> tokens.put(row.getString("name"), row.getInt("tokens")))
                .stream().forEach(_ -> {});
        return tokens;
    }

    static boolean revoke(Handle handle, String name) {
        handle.execute("DELETE FROM session WHERE name = ?", name);
        return handle.execute("DELETE FROM operator WHERE name = ?", name) > 0;
    }

    static Optional<Operator> ofToken(Handle handle, String token, Instant now) {
        return of(handle, "operator WHERE token_hash = ? AND expires > ?", token, now);
    }

    static Optional<Operator> ofSession(Handle handle, String secret, Instant now) {
        return of(handle, "session WHERE secret_hash = ? AND expires > ?", secret, now);
    }

    static String openSession(Handle handle, String token, Instant now, Instant expires) {
        String secret = Secrets.make();
        handle.execute("DELETE FROM session WHERE expires < ?", now.toEpochMilli());
        handle.execute("""
                INSERT INTO session (secret_hash, name, scope, expires)
                SELECT ?, name, scope, min(expires, ?) FROM operator WHERE token_hash = ?""",
                Secrets.hash(secret), expires.toEpochMilli(), Secrets.hash(token));
        return secret;
    }

    private static Optional<Operator> of(Handle handle, String rows, String secret, Instant now) {
        return handle.createQuery("SELECT name, scope FROM " + rows)
                .bind(0, Secrets.hash(secret)).bind(1, now.toEpochMilli())
                .map((row, _) -> operator(row.getString("name"), row.getString("scope")))
                .findFirst().flatMap(operator -> operator);
    }

    private static Optional<Operator> operator(String name, String word) {
        return Scope.parse(word).flatMap(scope -> Operator.parse(name, scope));
    }
}
