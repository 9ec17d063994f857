// The week's entries, its zone, and the vacation.
import { $, button, call, degrees, element, fill, inDegrees, page, send, sign, step, toCelsius } from "/base.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ALL = DAYS.join(" ");
const NAMES = { [ALL]: "Every day", "mon tue wed thu fri": "Monday to Friday", "sat sun": "Weekend" };
let shown = "";
let editing = null;

export function showWeek() {
  const week = page.state.schedule;
  const now = JSON.stringify(week) + page.state.settings.unit;
  if (now !== shown) {
    shown = now;
    $("zone").textContent = week.zone;
    fill($("entries"), groups(week.entries).map(group));
    if (editing === null) bounds($("entry-target"), 20);
    bounds($("vacation-target"), null);
  }
  showVacation();
}

// In the degrees that people chose, and within what may be asked for.
function bounds(input, celsius) {
  const settings = page.state.settings;
  input.min = inDegrees(settings.least);
  input.max = inDegrees(settings.most);
  if (celsius !== null) input.value = Math.round(inDegrees(celsius) / step()) * step();
}

function groups(entries) {
  const byDays = {};
  for (const [key, entry] of Object.entries(entries)) (byDays[entry.days] = byDays[entry.days] || []).push([key, entry]);
  const order = (days) => DAYS.indexOf(days.split(" ")[0]) * 10 - days.split(" ").length;
  return Object.entries(byDays).sort(([a], [b]) => order(a) - order(b));
}

function group([days, entries]) {
  const box = element("section", "", { class: "day" });
  box.appendChild(element("h3", NAMES[days] || days));
  const list = element("ul", "", { class: "plain" });
  for (const [key, entry] of entries.sort(([, a], [, b]) => a.at.localeCompare(b.at))) list.appendChild(line(key, entry, NAMES[days] || days));
  box.appendChild(list);
  return box;
}

function line(key, entry, days) {
  const item = element("li", "", { class: "entry" });
  const goal = entry.preset ? entry.preset : `${degrees(entry.target)} ${sign()}`;
  item.appendChild(element("span", entry.at + (entry.utc ? " UTC" : ""), { class: "at" }));
  item.appendChild(element("span", goal, { class: "goal" }));
  item.appendChild(button("Edit", () => edit(key, entry), { "aria-label": `Edit ${days} ${entry.at}` }));
  item.appendChild(button("✕", () => change((all) => { delete all[key]; }), { "aria-label": `Delete ${days} ${entry.at}` }));
  return item;
}

function edit(key, entry) {
  editing = key;
  const days = entry.days.split(" ");
  for (const box of document.querySelectorAll("#days input")) box.checked = days.indexOf(box.value) >= 0;
  $("entry-at").value = entry.at;
  $("entry-goal").value = entry.preset || "";
  if (entry.preset === undefined) $("entry-target").value = inDegrees(entry.target);
  $("entry-utc").checked = entry.utc === true;
  showGoal();
  named("Change the entry", "Save", false);
  $("entry-at").focus();
}

function named(title, save, isNew) {
  $("entry-title").textContent = title;
  $("entry-save").textContent = save;
  $("entry-cancel").hidden = isNew;
}

function done() {
  editing = null;
  named("Add an entry", "Add", true);
}

function showGoal() {
  const exact = $("entry-goal").value === "";
  $("entry-target-label").hidden = !exact;
  $("entry-target").required = exact;
}

async function change(edits, zone) {
  const entries = JSON.parse(JSON.stringify(page.state.schedule.entries));
  edits(entries);
  try {
    $("schedule-answer").textContent = "";
    page.show(await call("PUT", "/api/v1/schedule", { zone: zone || page.state.schedule.zone, entries, revision: page.state.schedule.revision }));
    return true;
  } catch (problem) {
    $("schedule-answer").textContent = problem.message;
    return false;
  }
}

async function save(event) {
  event.preventDefault();
  const days = Array.prototype.slice.call(document.querySelectorAll("#days input:checked")).map((box) => box.value);
  if (days.length === 0) {
    $("schedule-answer").textContent = "no day is ticked, want at least one";
    return;
  }
  const entry = { days: days.join(" "), at: $("entry-at").value };
  if ($("entry-goal").value) entry.preset = $("entry-goal").value;
  else entry.target = toCelsius(Number($("entry-target").value));
  if ($("entry-utc").checked) entry.utc = true;
  const numbers = days.map((day) => DAYS.indexOf(day) + 1).join("");
  const key = editing || `${days.length === 7 ? "daily" : `days-${numbers}`}-${entry.at.replace(":", "")}${entry.utc ? "z" : ""}`;
  if (await change((all) => { all[key] = entry; })) done();
}

function showVacation() {
  const away = page.state.vacation;
  $("vacation-cancel").hidden = away === null;
  $("vacation-form").hidden = away !== null;
  const settings = page.state.settings;
  $("vacation-now").textContent = away === null
    ? "Keeps the house cool between two dates, ends by itself, and warms up in time."
    : `From ${local(away.from)} until ${local(away.until)} at ${away.target === undefined ? awayWords(settings.presets.away) : `${degrees(away.target)} ${sign()}`}.`;
}

function awayWords(setting) {
  return setting.target === undefined ? "the preset away" : `${degrees(page.state.mode === "cool" ? setting.cool : setting.target)} ${sign()} (away)`;
}

const local = (text) => text.replace("T", " ");

function setVacation(event) {
  event.preventDefault();
  const away = { from: $("vacation-from").value, until: $("vacation-until").value };
  if ($("vacation-target").value !== "") away.target = toCelsius(Number($("vacation-target").value));
  send({ vacation: away }, "vacation-answer");
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
  for (const day of DAYS) {
    const label = element("label", "");
    const box = element("input", "", { type: "checkbox", value: day });
    box.checked = true;
    label.appendChild(box);
    label.appendChild(document.createTextNode(day));
    $("days").appendChild(label);
  }
  for (const preset of ["home", "away", "eco", "sleep", "boost"]) $("entry-goal").appendChild(element("option", `preset ${preset}`, { value: preset }));
  $("entry-goal").onchange = showGoal;
  $("entry-form").addEventListener("submit", save);
  $("entry-cancel").onclick = done;
  $("vacation-form").addEventListener("submit", setVacation);
  $("vacation-cancel").onclick = () => send({ vacation: "none" }, "vacation-answer");
  $("zone-change").onclick = showZones;
  $("zone-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await change(() => {}, $("zone-new").value)) $("zone-form").hidden = true;
  });
}
