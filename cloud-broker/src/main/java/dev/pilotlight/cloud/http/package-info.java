/** HTTPS: the API, live events, enrolment over EST and the dashboard's files. */
@NullMarked
package dev.pilotlight.cloud.http;

import org.jspecify.annotations.NullMarked;
