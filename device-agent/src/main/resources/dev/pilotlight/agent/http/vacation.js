// The vacation: planned, under way, or hidden by something stronger.
import { $, clock, degrees, number, page, problem, send, sign, toCelsius, when } from "/base.js";

export function showVacation() {
  const away = page.state.vacation;
  $("vacation-cancel").hidden = away === null;
  $("vacation-form").hidden = away !== null;
  $("vacation-now").className = away === null ? "muted" : "";
  $("vacation-now").textContent = away === null ? `${idle()} It ends by itself, and the house is ready when you are back.` : `From ${local(away.from)} until ${local(away.until)}: ${target(away)}.`;
  $("vacation-shadow").hidden = shadow(away) === "";
  $("vacation-shadow").textContent = shadow(away);
  $("vacation-cancel").textContent = away !== null && away.from > here() ? "Cancel the vacation" : "End the vacation";
}

const idle = () => (page.state.mode === "cool" ? "Lets the house get warmer between two dates." : "Keeps the house at a low temperature between two dates.");

function target(away) {
  if (away.target !== undefined && page.state.mode !== "cool") return `${degrees(away.target)} ${sign()}`;
  const setting = page.state.settings.presets.away;
  const value = page.state.mode === "cool" ? setting.cool : setting.target;
  return value === undefined ? "the preset away" : `${degrees(value)} ${sign()} (away)`;
}

// The local date and time now, in the form of a vacation's dates.
function here() {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  const [day, month, year, hour, minute] = clock(page.state.at, parts).match(/\d+/g);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

// A hold and a lease are stronger: whoever waits for the vacation to act should know.
function shadow(away) {
  const { mode, hold, lease } = page.state;
  if (away === null) return "";
  if (mode === "off") return "The thermostat is off: only frost is kept out, during the vacation too.";
  const name = hold && hold.preset ? `the preset ${hold.preset} that you hold` : "the temperature that you hold";
  if (hold && hold.until === "permanent") return `Has no effect while ${name} holds until you say otherwise: it is stronger. Go back to the schedule to let the vacation act.`;
  if (hold && away.from <= here()) return `Begins to act at ${when(hold.until)}: until then ${name} is stronger.`;
  return lease && away.from <= here() ? `Begins to act at ${when(lease.until)}: until then the remote override is stronger.` : "";
}

function local(text) {
  const [date, time] = text.split("T");
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
  return `${day}, ${time.slice(0, 5)}`;
}

// What was typed in whatever form the browser likes, as it will be understood.
function echo() {
  const [from, until] = [$("vacation-from").value, $("vacation-until").value];
  const nights = Math.round((Date.parse(`${until.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 864e5);
  $("vacation-echo").textContent = from === "" || until === "" ? "" : `From ${local(from)} until ${local(until)}${nights > 0 ? `, ${nights} ${nights === 1 ? "night" : "nights"}` : ""}.`;
}

function plan(event) {
  event.preventDefault();
  const away = { from: $("vacation-from").value, until: $("vacation-until").value };
  if (away.from === "" || away.until === "") {
    problem("vacation-answer", "Both dates are needed: away from when, and back at what time?");
    return;
  }
  if ($("vacation-target").value !== "") {
    const value = number("vacation-target", "vacation-answer");
    if (value === null) return;
    away.target = toCelsius(value);
  }
  send({ vacation: away }, "vacation-answer");
}

export function startVacation() {
  $("vacation-form").addEventListener("submit", plan);
  for (const field of ["vacation-from", "vacation-until"]) $(field).oninput = echo;
  $("vacation-cancel").onclick = () => send({ vacation: "none" }, "vacation-answer");
}
