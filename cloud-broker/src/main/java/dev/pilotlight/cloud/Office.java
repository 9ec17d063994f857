package dev.pilotlight.cloud;

import dev.pilotlight.cloud.enrol.EstDesk;
import dev.pilotlight.cloud.enrol.Identity;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.store.Database;
import dev.pilotlight.cloud.store.SqliteAudit;
import dev.pilotlight.cloud.store.SqliteRegistry;
import dev.pilotlight.cloud.system.DataDirectory;
import dev.pilotlight.cloud.system.HostNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;

/**
 * What every command needs of a data directory: opened, and made if it is not there. Commands may
 * use it beside a running service.
 */
record Office(DataDirectory data, Database database, Identity identity, InstantSource realTime)
        implements
            AutoCloseable {

    /**
     * The same, but a directory that no service has used is refused: a typo must not found a second
     * cloud.
     */
    static Office existing(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("cloud.db"))) {
            throw new IOException("there is no service in " + directory.toAbsolutePath()
                    + ", want a directory that serve has used");
        }
        return open(directory);
    }

    static Office open(Path directory) throws IOException {
        DataDirectory data = DataDirectory.prepare(directory);
        InstantSource realTime = InstantSource.system();
        try (AutoCloseable _ = data.lockSetup()) {
            Database database = Database.open(data.database());
            Identity identity = Identity.open(data.identity(), realTime.instant());
            return new Office(data, database, identity, realTime);
        } catch (IOException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys in " + data.identity() + " cannot be read", e);
        } catch (Exception e) {
            throw new IOException("cannot open " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Sees to a certificate for every name under which the service is reached. */
    void certify(HostNames hosts) throws IOException {
        try (AutoCloseable _ = data.lockSetup()) {
            identity.certify(hosts.all(), realTime.instant());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot make the server's certificate: " + e.getMessage(), e);
        }
    }

    HostNames hosts() {
        return new HostNames(data.hosts());
    }

    Registry registry() {
        return new SqliteRegistry(database);
    }

    EstDesk desk() {
        return new EstDesk(identity, registry(), audit(), realTime);
    }

    Audit audit() {
        return new SqliteAudit(database, realTime);
    }

    @Override
    public void close() {
        database.close();
    }
}
