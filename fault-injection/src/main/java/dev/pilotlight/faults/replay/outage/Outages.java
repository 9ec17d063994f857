package dev.pilotlight.faults.replay.outage;

import static dev.pilotlight.faults.replay.outage.Condition.AWAY;
import static dev.pilotlight.faults.replay.outage.Condition.BACKLOG;
import static dev.pilotlight.faults.replay.outage.Condition.DEVICES_DIE;
import static dev.pilotlight.faults.replay.outage.Condition.DOOR_FLAPS;
import static dev.pilotlight.faults.replay.outage.Condition.IDENTITY_DOWN;
import static dev.pilotlight.faults.replay.outage.Condition.NO_ADDRESS;
import static dev.pilotlight.faults.replay.outage.Condition.READS_IN_PART;
import static dev.pilotlight.faults.replay.outage.Condition.READ_ONLY;
import static dev.pilotlight.faults.replay.outage.Condition.SHORT_OF_SERVERS;
import static dev.pilotlight.faults.replay.outage.Condition.SURVIVORS_OVERLOADED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every outage that can be played. One more is one more method here: times as they were published,
 * what is known in our own words, who said so.
 */
public final class Outages {
    private static final String PACIFIC = "America/Los_Angeles";
    private static final String EASTERN = "America/New_York";

    private static final Source AWS_S3 = new Source("AWS, Summary of the Amazon S3 Service"
            + " Disruption in the Northern Virginia (US-EAST-1) Region", "2 March 2017",
            "aws.amazon.com/message/41926");
    private static final Source AWS_DYNAMODB = new Source("AWS, Summary of the Amazon DynamoDB"
            + " Service Disruption in the Northern Virginia (US-EAST-1) Region", "October 2025",
            "aws.amazon.com/message/101925");
    private static final Source GOOGLE = new Source("Google Cloud Status Dashboard, incident"
            + " 20013, issue summary", "18 December 2020",
            "status.cloud.google.com/incident/zall/20013");
    private static final Source NUMERAMA = new Source("Numerama on Netatmo's thermostats",
            "November 2018", "numerama.com/tech/442553");
    private static final Source NEXT_INPACT = new Source("Next INpact, quoting Netatmo",
            "November 2018", "nextinpact.com/brief/6725");
    private static final Source REGISTER = new Source("The Register, quoting Nest's co-founder"
            + " after The New York Times", "14 January 2016",
            "theregister.com/2016/01/14/nest_foul_up");
    private static final Source ENGADGET = new Source("Engadget, Software bug forced Nest"
            + " thermostats offline", "14 January 2016",
            "engadget.com/2016/01/14/nest-software-bug");

    private Outages() {}

    /** All, oldest first. */
    public static List<Outage> all() {
        return List.of(nest(), s3(), netatmo(), google(), dynamoDb());
    }

    /** The outage of that name. */
    public static Optional<Outage> named(String name) {
        return all().stream().filter(outage -> outage.name().equals(name)).findFirst();
    }

    private static Outage s3() {
        return Outage.of("s3-2017", "Amazon S3, 28 February 2017").published(PACIFIC, EASTERN)
                .from("2017-02-28T09:37", AWAY, "a command with one wrong input removes too many"
                        + " servers; the subsystems that find and place objects restart, and no"
                        + " request is served", AWS_S3)
                .from("2017-02-28T12:26", READS_IN_PART, "enough of the index is back to serve"
                        + " some reads", AWS_S3)
                .from("2017-02-28T13:18", READ_ONLY, "the index has recovered: all reads are"
                        + " served, 52 minutes after the first ones; writes are not", AWS_S3)
                .from("2017-02-28T13:54", BACKLOG, "placement has recovered: writes are served,"
                        + " 88 minutes after the first reads; services that stand on S3 work off"
                        + " what has piled up", AWS_S3)
                .over("2017-02-28T14:54", "all is well; how long the backlogs took is not"
                        + " published, one hour is our choice", AWS_S3)
                .saying("We know of no source that names a thermostat which lost the control of"
                        + " its heat in this outage. What is played is a thermostat's cloud whose"
                        + " storage was there.")
                .saying("Until 11:37 Pacific time the provider could not change its own status"
                        + " page, which stood on the same storage.")
                .done();
    }

    private static Outage dynamoDb() {
        return Outage.of("dynamodb-2025", "Amazon DynamoDB, 19 and 20 October 2025")
                .published(PACIFIC, EASTERN)
                .from("2025-10-19T23:48", NO_ADDRESS, "automation leaves the database's name"
                        + " without an address: nobody can connect", AWS_DYNAMODB)
                .from("2025-10-20T02:40", SHORT_OF_SERVERS, "the name resolves again; new servers"
                        + " cannot be started", AWS_DYNAMODB)
                .from("2025-10-20T05:30", DOOR_FLAPS, "health checks of load balancers fail and"
                        + " recover in turn, and connections fail with them", AWS_DYNAMODB)
                .from("2025-10-20T14:09", SHORT_OF_SERVERS, "connection errors have ended; the"
                        + " rest recovers", AWS_DYNAMODB)
                .over("2025-10-20T14:20", "all is well", AWS_DYNAMODB)
                .saying("It happened in October. The weather played here is of winter.")
                .saying("The database's clients could keep the connections that they had; here"
                        + " every connection ends when the name is lost, which is harder.")
                .saying("Published are more errors at some load balancers; here every way to the"
                        + " service comes and goes, which is harder too.")
                .done();
    }

    private static Outage google() {
        return Outage.of("google-auth-2020", "Google's sign-in, 14 December 2020")
                .published(PACIFIC, "Europe/Berlin")
                .from("2020-12-14T03:46", IDENTITY_DOWN, "the service that knows every account"
                        + " has lost its quota of storage: network and servers are up, and nearly"
                        + " all authenticated traffic is refused", GOOGLE)
                .over("2020-12-14T04:33", "sign-in works again, after 47 minutes", GOOGLE)
                .done();
    }

    private static Outage netatmo() {
        return Outage.of("netatmo-2018", "Netatmo's servers, 22 November 2018")
                .published("Europe/Paris", "Europe/Paris")
                .from("2018-11-22T18:00", SURVIVORS_OVERLOADED, "some servers stop answering, and"
                        + " those that are left cannot carry the requests of all", NEXT_INPACT)
                .over("2018-11-22T23:00", "the servers answer again", NUMERAMA)
                .saying("The day is published, the hours are not: 18:00 to 23:00 is our choice.")
                .saying("The maker says that its thermostats went on with their schedule and could"
                        + " be set by hand, and that some owners did not know it. The thermostats"
                        + " of the second street are not that product.")
                .done();
    }

    private static Outage nest() {
        return Outage.of("nest-2016", "An update of Nest's, December 2015 and January 2016")
                .published(EASTERN, EASTERN)
                .from("2016-01-03T22:00", DEVICES_DIE,
                        "about two weeks after it landed, the update drains"
                                + " batteries: thermostats shut down, and must be revived by hand",
                        REGISTER)
                .over("2016-01-04T12:00", "owners have charged their devices by hand", ENGADGET)
                .sent("2015-12-20T22:00", Duration.ofDays(14), Duration.ofHours(9))
                .saying("Published are the month of the update, that its fault took about two weeks"
                        + " to show, and that people had to charge devices by hand. The days and"
                        + " hours are our choice.")
                .saying("Pilotlight's thermostat has no battery. What is played is a configuration"
                        + " after which a device dies two weeks later, whatever the reason.")
                .saying("The second street gets it everywhere in one night. No source says how fast"
                        + " the update went out.")
                .done();
    }
}
