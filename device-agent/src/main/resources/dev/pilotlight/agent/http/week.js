// The week: its bars, the entries of one day, and its zone.
import { $, button, call, degrees, element, fill, inDegrees, number, page, problem, sign, step, toCelsius } from "/base.js";
import { ahead, changes, DAYS, NAMES, ofDay, showBars, timeOf, today, words } from "/bars.js";

const ALL = DAYS.join(" ");
const GROUPS = { [ALL]: "every day", "mon tue wed thu fri": "Monday to Friday", "sat sun": "weekend" };
let shown = "";
let chosen = null;
let editing = null;

export function showWeek() {
  const week = page.state.schedule;
  const settings = page.state.settings;
  const now = JSON.stringify([week, settings, page.state.mode, chosen, page.state.at.slice(0, 16)]);
  if (now === shown) return;
  shown = now;
  $("zone").textContent = week.zone;
  const all = changes(week.entries);
  const day = chosen === null ? today() : chosen;
  showBars(all, day, choose);
  $("day-title").textContent = NAMES[day] + (day === today() ? ", today" : "");
  const entries = ofDay(all, day).map((change) => line(change, day));
  fill($("entries"), entries.length > 0 ? entries : [element("li", "No change on this day: what the day before ended with goes on.", { class: "muted" })]);
}

function choose(day) {
  chosen = day === today() ? null : day;
  showWeek();
}

function daysOf(entry) {
  return GROUPS[entry.days] || entry.days.split(" ").map((day) => NAMES[DAYS.indexOf(day)].slice(0, 3)).join(", ");
}

function line({ at, key, entry }, day) {
  const item = element("li", "", { class: "entry" });
  const time = timeOf(at - day * 1440);
  item.appendChild(element("span", time, { class: "at" }));
  const goal = element("span", words(entry), { class: "goal" });
  goal.appendChild(element("small", daysOf(entry) + (entry.utc ? ` · ${entry.at} UTC` : ""), { class: "muted" }));
  item.appendChild(goal);
  item.appendChild(button("Edit", () => edit(key, entry), { "aria-label": `Edit ${time}, ${daysOf(entry)}` }));
  item.appendChild(button("✕", () => change((all) => { delete all[key]; }), { "aria-label": `Delete ${time}, ${daysOf(entry)}` }));
  return item;
}

function open(title, save) {
  $("entry-title").textContent = title;
  $("entry-save").textContent = save;
  $("entry-form").hidden = false;
  $("entry-add").hidden = true;
  problem("schedule-answer", "");
  showGoal();
  $("entry-at").focus();
}

function add() {
  editing = null;
  tick(DAYS);
  $("entry-utc").checked = false;
  $("entry-goal").value = "";
  $("entry-target").value = Math.round(inDegrees(20) / step()) * step();
  open("Add an entry", "Add");
}

function tick(days) {
  for (const box of document.querySelectorAll("#days input")) box.checked = days.indexOf(box.value) >= 0;
}

function edit(key, entry) {
  editing = key;
  tick(entry.days.split(" "));
  $("entry-at").value = entry.at;
  $("entry-goal").value = entry.preset || "";
  $("entry-target").value = entry.preset === undefined ? inDegrees(entry.target) : "";
  $("entry-utc").checked = entry.utc === true;
  open("Change the entry", "Save");
}

function done() {
  editing = null;
  $("entry-form").hidden = true;
  $("entry-add").hidden = false;
  problem("schedule-answer", "");
}

function showGoal() {
  $("entry-target-label").hidden = $("entry-goal").value !== "";
  const utc = $("entry-utc").checked && /^\d\d:\d\d/.test($("entry-at").value);
  $("entry-local").hidden = !utc;
  if (!utc) return;
  const at = Number($("entry-at").value.slice(0, 2)) * 60 + Number($("entry-at").value.slice(3, 5));
  $("entry-local").textContent = `${$("entry-at").value} UTC is ${timeOf((at + ahead() + 1440) % 1440)} in ${page.state.schedule.zone} today.`;
}

async function change(edits, zone) {
  const entries = JSON.parse(JSON.stringify(page.state.schedule.entries));
  edits(entries);
  try {
    problem("schedule-answer", "");
    page.show(await call("PUT", "/api/v1/schedule", { zone: zone || page.state.schedule.zone, entries, revision: page.state.schedule.revision }));
    return true;
  } catch (refusal) {
    problem("schedule-answer", refusal.message);
    return false;
  }
}

// What is in the form, or null after saying what is wrong with it.
function entered() {
  const days = Array.prototype.slice.call(document.querySelectorAll("#days input:checked")).map((box) => box.value);
  if (days.length === 0) return problem("schedule-answer", "No day is chosen: choose at least one.");
  if (!/^\d\d:\d\d/.test($("entry-at").value)) return problem("schedule-answer", "The time is missing: from when on?");
  const entry = { days: days.join(" "), at: $("entry-at").value };
  if ($("entry-utc").checked) entry.utc = true;
  if ($("entry-goal").value) return Object.assign(entry, { preset: $("entry-goal").value });
  const target = number("entry-target", "schedule-answer");
  return target === null ? null : Object.assign(entry, { target: toCelsius(target) });
}

// Another entry of the same time on one of these days would be hidden by this one.
function clash(entry) {
  const own = changes({ own: entry }).map((one) => one.at);
  return changes(page.state.schedule.entries).find((one) => one.key !== editing && own.indexOf(one.at) >= 0);
}

function name(entry) {
  const numbers = entry.days.split(" ").map((day) => DAYS.indexOf(day) + 1).join("");
  const plain = `${entry.days === ALL ? "daily" : `days-${numbers}`}-${entry.at.slice(0, 5).replace(":", "")}${entry.utc ? "z" : ""}`;
  let free = plain;
  for (let i = 2; page.state.schedule.entries[free] !== undefined; i++) free = `${plain}-${i}`;
  return free;
}

async function save(event) {
  event.preventDefault();
  const entry = entered();
  if (entry === null) return;
  const other = clash(entry);
  if (other) {
    const day = Math.floor(other.at / 1440);
    problem("schedule-answer", `${NAMES[day]} has an entry at ${timeOf(other.at - day * 1440)} already (${words(other.entry)}): change or delete that one.`);
    return;
  }
  const key = editing || name(entry);
  if (await change((all) => { all[key] = entry; })) done();
}

function showZones() {
  $("zone-form").hidden = !$("zone-form").hidden;
  $("zone-new").value = page.state.schedule.zone;
  if ($("zones").children.length === 0 && Intl.supportedValuesOf) {
    fill($("zones"), Intl.supportedValuesOf("timeZone").map((zone) => element("option", "", { value: zone })));
  }
  if (!$("zone-form").hidden) $("zone-new").focus();
}

export function startWeek() {
  DAYS.forEach((day, i) => {
    const label = element("label", "", { class: "day-choice" });
    label.appendChild(element("input", "", { type: "checkbox", value: day, "aria-label": NAMES[i] }));
    label.appendChild(element("span", NAMES[i].slice(0, 2), { "aria-hidden": "true" }));
    $("days").appendChild(label);
  });
  for (const preset of ["home", "away", "eco", "sleep", "boost"]) $("entry-goal").appendChild(element("option", `preset ${preset}`, { value: preset }));
  for (const field of ["entry-goal", "entry-utc", "entry-at"]) $(field).oninput = showGoal;
  $("entry-add").onclick = add;
  $("entry-form").addEventListener("submit", save);
  $("entry-cancel").onclick = done;
  $("zone-change").onclick = showZones;
  $("zone-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await change(() => {}, $("zone-new").value)) $("zone-form").hidden = true;
  });
}
