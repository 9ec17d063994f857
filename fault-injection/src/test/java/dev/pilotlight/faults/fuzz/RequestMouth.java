package dev.pilotlight.faults.fuzz;

import static dev.pilotlight.faults.fuzz.Mouth.check;

import dev.pilotlight.cloud.enrol.EstDesk;
import dev.pilotlight.cloud.enrol.Identity;
import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.cloud.store.Database;
import dev.pilotlight.cloud.store.SqliteAudit;
import dev.pilotlight.cloud.store.SqliteRegistry;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** A PKCS#10 request of one who holds a good token. */
final class RequestMouth implements Mouth {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final DeviceId THING = new DeviceId("stove");

    private final EstDesk desk;
    private String secret;

    RequestMouth() {
        try {
            Path folder = Files.createTempDirectory("pilotlight-fuzz");
            Database database = Database.open(folder.resolve("cloud.db"));
            this.desk = new EstDesk(Identity.open(folder.resolve("keys"), NOW), new SqliteRegistry(
                    database), new SqliteAudit(database, () -> NOW), () -> NOW);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        this.secret = secret();
    }

    private String secret() {
        return desk.token(THING).split("\\.", 3)[1];
    }

    @Override
    public void take(byte[] bytes) {
        switch (desk.enrol(THING, secret, bytes)) {
            case Enrolment.Answer.Certified _ -> secret = secret();
            case Enrolment.Answer.NotAllowed refused -> check(false, "a good token was refused: "
                    + refused.why());
            case Enrolment.Answer.NotUnderstood refused -> check(refused.why().chars().noneMatch(
                    Character::isISOControl), "a control character: " + refused.why());
        }
    }
}
