// A bar for each day of the week: what is wanted when, and where in it we are.
import { $, clock, degrees, element, fahrenheit, fill, inDegrees, page, sign } from "/base.js";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY = 1440;
const WEEK = 7 * DAY;

const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const timeOf = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

// How far the house's clocks are ahead of UTC today, in minutes.
export function ahead() {
  const utc = new Date(page.state.at);
  const local = minutesOf(clock(page.state.at));
  return ((local - utc.getUTCHours() * 60 - utc.getUTCMinutes() + WEEK + DAY / 2) % DAY) - DAY / 2;
}

// Monday is 0.
export function today() {
  return DAYS.indexOf(clock(page.state.at, { weekday: "short" }).slice(0, 3).toLowerCase());
}

// What a goal means in °C, as far as the presets tell.
export function celsius(goal) {
  if (goal.preset === undefined) return goal.target;
  const { presets } = page.state.settings;
  const name = page.state.mode === "cool" ? "cool" : "target";
  const setting = presets[goal.preset];
  if (setting.offset === undefined) return setting[name];
  return presets.home[name] + (name === "cool" ? -setting.offset : setting.offset);
}

// Every change of the week in order: the minute of the local week at which it comes, and the entry behind it.
export function changes(entries) {
  const all = [];
  for (const [key, entry] of Object.entries(entries)) {
    for (const day of entry.days.split(" ")) {
      const shift = entry.utc ? ahead() : 0;
      const at = (DAYS.indexOf(day) * DAY + minutesOf(entry.at) + shift + WEEK) % WEEK;
      all.push({ at, key, entry });
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

export const ofDay = (all, day) => all.filter((change) => Math.floor(change.at / DAY) === day);

// The day in stretches; the first is what the days before have left.
function stretches(all, day) {
  const own = ofDay(all, day).map((change) => ({ from: change.at - day * DAY, entry: change.entry }));
  const before = all.filter((change) => change.at < day * DAY).pop() || all[all.length - 1];
  if (before && (own.length === 0 || own[0].from > 0)) own.unshift({ from: 0, entry: before.entry });
  return own.map((one, i) => Object.assign(one, { to: i + 1 < own.length ? own[i + 1].from : DAY })).filter((one) => one.to > one.from);
}

// From blue (12 °C and less) by way of grey (18.5 °C) to orange (24 °C and more).
function paint(made, value) {
  const share = Math.min(1, Math.max(-1, (value - 18.5) / (value < 18.5 ? 6.5 : 5.5)));
  made.style.setProperty("--hue", share < 0 ? 208 : Math.round(42 - 26 * share));
  made.style.setProperty("--share", (0.25 + 0.75 * Math.sqrt(Math.abs(share))).toFixed(2));
}

const short = (value) => `${fahrenheit() ? Math.round(inDegrees(value)) : degrees(value).replace(/\.0$/, "")}°`;

function stretch(one) {
  const value = celsius(one.entry);
  const made = element("span", one.to - one.from >= 150 ? short(value) : "", { class: "stretch" });
  made.style.flexGrow = one.to - one.from;
  paint(made, value);
  made.title = `${timeOf(one.from)} to ${timeOf(one.to)}: ${words(one.entry)}`;
  return made;
}

export function words(goal) {
  const value = `${degrees(celsius(goal))} ${sign()}`;
  return goal.preset === undefined ? value : `${goal.preset}, ${value}`;
}

function sentence(name, parts) {
  return `${name}: ${parts.map((one) => `from ${timeOf(one.from)} ${words(one.entry)}`).join("; ") || "nothing is planned"}`;
}

function row(all, day, chosen, choose) {
  const isToday = day === today();
  const parts = stretches(all, day);
  const made = element("button", "", { type: "button", class: `bar${isToday ? " today" : ""}`, "aria-pressed": String(day === chosen), "aria-label": sentence(NAMES[day] + (isToday ? " (today)" : ""), parts) });
  made.appendChild(element("span", NAMES[day].slice(0, 3), { class: "day-name" }));
  const line = element("span", "", { class: "line" });
  for (const one of parts) line.appendChild(stretch(one));
  if (isToday) {
    const now = element("span", "", { class: "now" });
    now.style.left = `${(minutesOf(clock(page.state.at)) / DAY) * 100}%`;
    line.appendChild(now);
  }
  made.appendChild(line);
  made.onclick = () => choose(day);
  return made;
}

export function showBars(all, chosen, choose) {
  const rows = DAYS.map((_, day) => row(all, day, chosen, choose));
  const scale = element("span", "", { class: "scale", "aria-hidden": "true" });
  for (const hour of ["0", "6", "12", "18", "24"]) scale.appendChild(element("span", hour));
  fill($("bars"), rows.concat([scale]));
}
