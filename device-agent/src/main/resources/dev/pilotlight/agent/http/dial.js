// Room, target, presets, and how long a wish holds.
import { $, button, clock, degrees, fahrenheit, inDegrees, page, send, sign, step, when } from "/base.js";

const PRESETS = ["home", "away", "eco", "sleep", "boost"];
let wanted = null;
let sending = 0;

export function showDial() {
  const state = page.state;
  if (sending === 0) wanted = state.target === null ? null : inDegrees(state.target);
  for (const unit of document.querySelectorAll(".unit")) unit.textContent = ` ${sign()}`;
  $("room").textContent = degrees(state.room.value);
  showAge();
  $("target").textContent = wanted === null ? "off" : wanted.toFixed(1);
  const doing = state.relays.heat ? "heat" : state.relays.cool ? "cool" : "";
  $("activity").setAttribute("data-on", doing);
  $("activity").textContent = { heat: "heating", cool: "cooling", "": "resting" }[doing];
  $("reason").textContent = state.reason;
  showExpected();
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

function showAge() {
  const room = page.state.room;
  const outside = room.outdoor === null ? "" : ` · outside ${degrees(room.outdoor)} ${sign()}`;
  const age = room.age < 90 ? `${Math.round(room.age)} s old` : `${Math.round(room.age / 60)} min old`;
  $("room-age").textContent = room.value === null ? "no reading yet" : age + (room.fresh ? "" : ", too old to act on") + outside;
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
  $("resume").hidden = hold === null;
  $("end-label").hidden = hold === null;
  if (hold === null || document.activeElement === $("end") || document.activeElement === $("end-time")) return;
  $("end-time-label").hidden = true;
  $("end-now").textContent = hold.until === "permanent" ? "until I say otherwise" : `until ${when(hold.until)}`;
  $("end").value = "now";
}

async function ask(wish) {
  sending++;
  const done = await send(wish, "answer");
  sending--;
  if (sending === 0) showDial();
  return done;
}

function move(by) {
  if (wanted === null) return;
  const bounds = [page.state.settings.least, page.state.settings.most].map(inDegrees);
  wanted = Math.min(bounds[1], Math.max(bounds[0], Math.round((wanted + by) / step()) * step()));
  $("target").textContent = wanted.toFixed(1);
  ask({ target: wanted, unit: page.state.settings.unit });
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

export function startDial() {
  for (const name of PRESETS) {
    const one = button(name.charAt(0).toUpperCase() + name.slice(1) + (name === "away" ? "…" : ""), () => choosePreset(name), { "data-preset": name });
    $("presets").appendChild(one);
  }
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
}
