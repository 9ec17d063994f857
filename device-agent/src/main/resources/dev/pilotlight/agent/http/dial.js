// Room, target, presets, and how long a wish holds.
import { $, button, clock, degrees, element, fahrenheit, inDegrees, page, send, sign, sinceTold, step, when } from "/base.js";

const PRESETS = {
  home: "M3 11 12 4l9 7M6 9v11h12V9", away: "M9 5H5v15h4M12 12h9m-3-4 4 4-4 4", eco: "M5 19C5 9 11 5 20 5c0 10-5 15-12 13M5 20c2-5 5-8 9-9",
  sleep: "M19 14A8 8 0 1 1 10 4a7 7 0 0 0 9 10z", boost: "M13 3 5 14h6l-1 7 8-11h-6z",
};
const RING = { x: 150, y: 142, radius: 118, from: 140, sweep: 260 };
let wanted = null;
let sending = 0;

export function showDial() {
  const state = page.state;
  if (sending === 0) wanted = state.target === null ? null : inDegrees(state.target);
  for (const unit of document.querySelectorAll(".unit")) unit.textContent = ` ${sign()}`;
  $("room").textContent = degrees(state.room.value);
  showAge();
  $("target").textContent = wanted === null ? "off" : wanted.toFixed(1);
  $("target").nextElementSibling.hidden = wanted === null;
  showActivity();
  showReason();
  showExpected();
  showRing();
  for (const one of $("modes").children) {
    one.setAttribute("aria-pressed", String(one.dataset.mode === state.mode));
    one.hidden = state.modes.indexOf(one.dataset.mode) < 0;
  }
  const steps = fahrenheit() ? ["One degree cooler", "One degree warmer"] : ["Half a degree cooler", "Half a degree warmer"];
  $("down").setAttribute("aria-label", steps[0]);
  $("up").setAttribute("aria-label", steps[1]);
  $("down").disabled = $("up").disabled = state.mode === "off";
  showPresets();
  showEnd();
}

function doing() {
  const relays = page.state.relays;
  return relays.heat ? "heat" : relays.cool ? "cool" : "";
}

// Said only while something runs: at rest the sentence below says why.
function showActivity() {
  const now = doing();
  $("activity").hidden = now === "";
  $("activity").setAttribute("data-on", now);
  $("activity").textContent = now === "cool" ? "cooling" : "heating";
  $("ring").setAttribute("data-on", now);
}

// The decision first; what stands elsewhere in the card is not said again: the room while it can be believed, and when it will be warm.
function showReason() {
  const [lead, ...rest] = page.state.reason.split("; ");
  $("reason").textContent = lead;
  const isSaid = (part) => (page.state.room.fresh && part.startsWith("room is ")) || / at about /.test(part);
  const besides = rest.filter((part) => !isSaid(part));
  $("besides").textContent = besides.join("; ");
  $("besides").hidden = besides.length === 0;
}

function point(celsius) {
  const { least, most } = page.state.settings;
  const share = Math.min(1, Math.max(0, (celsius - least) / (most - least)));
  const angle = ((RING.from + RING.sweep * share) * Math.PI) / 180;
  return [RING.x + RING.radius * Math.cos(angle), RING.y + RING.radius * Math.sin(angle)].map((n) => n.toFixed(1));
}

function arc(from, to) {
  const { least, most } = page.state.settings;
  const large = (Math.abs(to - from) / (most - least)) * RING.sweep > 180 ? 1 : 0;
  return `M${point(from).join(" ")}A${RING.radius} ${RING.radius} 0 ${large} ${to > from ? 1 : 0} ${point(to).join(" ")}`;
}

function place(mark, celsius) {
  mark.style.display = celsius === null ? "none" : "";
  if (celsius === null) return;
  const [x, y] = point(celsius);
  mark.setAttribute("cx", x);
  mark.setAttribute("cy", y);
}

function showRing() {
  const { least, most } = page.state.settings;
  const room = page.state.room.value;
  const target = wanted === null ? null : celsius(wanted);
  $("ring").querySelector(".track").setAttribute("d", arc(least, most));
  const within = (value) => Math.min(most, Math.max(least, value));
  $("way").setAttribute("d", room === null || target === null ? "" : arc(within(room), within(target)));
  place($("room-mark"), room);
  place($("handle"), target);
}

const celsius = (shown) => (fahrenheit() ? (shown - 32) / 1.8 : shown);

export function showAge() {
  const room = Object.assign({}, page.state.room);
  if (room.age !== null) room.age += sinceTold();
  const notes = [];
  if (room.value === null) notes.push("no reading yet");
  else if (!room.fresh || room.age >= 90) notes.push(room.age < 90 ? `${Math.round(room.age)} s old` : `${Math.round(room.age / 60)} min old`);
  if (room.value !== null && !room.fresh) notes.push("not acted on");
  if (room.fresh && room.sensor === "spare") notes.push("spare sensor");
  if (room.outdoor !== null) notes.push(`outside ${degrees(room.outdoor)}°`);
  if (room.humidity !== null && room.humidity !== undefined) notes.push(`${room.humidity} % humidity`);
  $("room-age").textContent = notes.join(" · ");
  $("room-age").className = room.fresh ? "muted" : "muted stale";
}

function showExpected() {
  const arrival = page.state.expected.arrival;
  $("expected").hidden = arrival === null;
  if (arrival === null) return;
  const word = page.state.mode === "cool" ? "cool" : "warm";
  $("expected").textContent = `Will be ${word} (${degrees(arrival.target)} ${sign()}) at about ${when(arrival.at)}${arrival.early ? ": started early" : ""}.`;
}

function showPresets() {
  const chosen = page.state.hold !== null ? page.state.preset : null;
  for (const one of $("presets").children) {
    one.setAttribute("aria-pressed", String(one.dataset.preset === chosen));
    one.disabled = page.state.mode === "off";
  }
}

function showEnd() {
  const hold = page.state.hold;
  $("hold-row").hidden = hold === null;
  if (hold === null || document.activeElement === $("end") || document.activeElement === $("end-time")) return;
  $("hold-name").textContent = hold.preset ? capital(hold.preset) : "Held";
  $("end-time-label").hidden = true;
  $("end-now").textContent = hold.until === "permanent" ? "until I say otherwise" : `until ${when(hold.until)}`;
  $("end").value = "now";
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

async function ask(wish) {
  sending++;
  const done = await send(wish, "answer");
  sending--;
  if (sending === 0) showDial();
  return done;
}

function want(shown) {
  const bounds = [page.state.settings.least, page.state.settings.most].map(inDegrees);
  wanted = Math.min(bounds[1], Math.max(bounds[0], Math.round(shown / step()) * step()));
  $("target").textContent = wanted.toFixed(1);
  showRing();
}

function hold() {
  ask({ target: wanted, unit: page.state.settings.unit });
}

function move(by) {
  if (wanted === null) return;
  want(wanted + by);
  hold();
}

// Where on the ring a finger is, as a target; null outside of it.
function under(event) {
  const box = $("ring").getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * 300 - RING.x;
  const y = ((event.clientY - box.top) / box.height) * 270 - RING.y;
  const far = Math.hypot(x, y);
  if (far < RING.radius - 30 || far > RING.radius + 30) return null;
  const turned = ((Math.atan2(y, x) * 180) / Math.PI - RING.from + 720) % 360;
  if (turned > RING.sweep) return null;
  const { least, most } = page.state.settings;
  return inDegrees(least + ((most - least) * turned) / RING.sweep);
}

// Only who takes hold of the handle turns the ring: a page that is scrolled changes nothing.
function startRing() {
  const handle = $("handle");
  let turning = false;
  handle.addEventListener("pointerdown", (event) => {
    turning = true;
    sending++;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    const target = turning ? under(event) : null;
    if (target !== null) want(target);
  });
  const done = (keep) => () => {
    if (!turning) return;
    turning = false;
    sending--;
    if (keep) hold();
    else showDial();
  };
  handle.addEventListener("pointerup", done(true));
  handle.addEventListener("pointercancel", done(false));
}

// The present hold again, with another end.
function lasting(end) {
  const hold = page.state.hold;
  if (hold === null) return;
  const wish = hold.preset ? { preset: hold.preset } : { target: hold.target };
  ask(Object.assign(wish, end));
}

function chooseEnd(value) {
  $("end-time-label").hidden = value !== "time";
  if (value === "time") $("end-time").focus();
  else if (value === "permanent") lasting({ until: "permanent" });
  else if (value === "") lasting({});
  else if (value !== "now") lasting({ for: value });
  if (value !== "time") $("end").blur();
}

// The next moment at which the house's clock shows that time.
function nextAt(time) {
  const now = Date.parse(page.state.at);
  for (let minutes = 1; minutes <= 1500; minutes++) {
    const at = new Date(Math.floor(now / 60000) * 60000 + minutes * 60000).toISOString();
    if (clock(at) === time) return at;
  }
  return null;
}

function choosePreset(name) {
  const isAway = name === "away";
  $("away-choice").hidden = !isAway;
  if (!isAway) ask({ preset: name });
}

function chooseAway(end) {
  $("away-choice").hidden = true;
  if (end === "dates") $("vacation-from").focus();
  else ask(end === "" ? { preset: "away" } : { preset: "away", until: end });
}

function presetButton(name) {
  const one = button("", () => choosePreset(name), { "data-preset": name });
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PRESETS[name]);
  icon.appendChild(path);
  one.appendChild(icon);
  one.appendChild(element("span", capital(name)));
  return one;
}

export function startDial() {
  for (const name of Object.keys(PRESETS)) $("presets").appendChild(presetButton(name));
  for (const one of $("away-choice").querySelectorAll("button")) one.onclick = () => chooseAway(one.dataset.end);
  for (const one of $("modes").children) one.onclick = () => ask({ mode: one.dataset.mode });
  $("up").onclick = () => move(step());
  $("down").onclick = () => move(-step());
  $("resume").onclick = () => ask({ hold: "none" });
  $("end").onchange = () => chooseEnd($("end").value);
  $("end-time").onchange = () => {
    const at = nextAt($("end-time").value);
    if (at !== null) lasting({ until: at });
    $("end-time").blur();
  };
  startRing();
}
