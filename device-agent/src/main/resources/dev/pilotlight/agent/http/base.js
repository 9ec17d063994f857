// What every part of the page needs: the state, asking the agent, degrees, times, elements. Written for old phones: nothing newer than 2018.
export const $ = (id) => document.getElementById(id);

// The newest state, and who wants to be told.
export const page = { state: null, show: () => {}, locked: () => {}, since: 0 };

const PATIENCE = 5000;
const LABELS = { target: "The target", cool: "The target of cooling", minutes: "The time", offset: "The difference", until: "The end", from: "The beginning", for: "The time", entries: "The week", mode: "The mode", pin: "The PIN" };

// A refusal as a person reads it: the last part of a path has a label on this page.
function sentences(answer) {
  const told = (answer.problems || []).map(({ path, sentence }) => {
    const parts = path.replace(/^preset-/, "presets.").split(".");
    const label = LABELS[parts[parts.length - 1]];
    const whose = parts.length > 2 || parts[0] === "presets" || parts[0] === "vacation" ? `${parts[0] === "vacation" ? "Vacation" : parts[1]}: ` : "";
    return path === "" ? sentence : label ? `${whose}${whose ? label.toLowerCase() : label} ${sentence}` : `${path} ${sentence}`;
  });
  return told.join("; ") || answer.detail || answer.title;
}

// Who does not answer in time is told of: what was asked may or may not have been done.
function inTime(answer, patience) {
  let timer = 0;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`The thermostat has not answered for ${patience / 1000} s. Look at what it does before you ask again.`)), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

export async function call(method, path, body) {
  const patience = path.endsWith("/configuration") ? 3 * PATIENCE : PATIENCE;
  return inTime(answered(method, path, body), patience);
}

async function answered(method, path, body) {
  const response = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => { throw new Error("The thermostat cannot be reached."); });
  const answer = await response.json();
  if (response.status === 401) page.locked();
  if (!response.ok) throw Object.assign(new Error(sentences(answer)), { again: Number(response.headers.get("Retry-After")) });
  return answer;
}

// How long ago the newest state came, in seconds: ages in it go on to count here.
export const sinceTold = () => (page.since === 0 ? 0 : (Date.now() - page.since) / 1000);

// An age of the newest state, counted on by `count` below.
export const aged = (seconds, words) => element("span", words(duration(seconds)), { "data-age": seconds, "data-words": words("@") });

export function count() {
  for (const one of document.querySelectorAll("[data-age]")) {
    const text = one.dataset.words.replace("@", duration(Number(one.dataset.age) + sinceTold()));
    if (one.textContent !== text) one.textContent = text;
  }
}

// Says what is wrong, or nothing, in that element; what was wrong before is over with the next thing that is done. Answers null.
export function problem(answer, sentence) {
  for (const one of document.querySelectorAll("#app .error")) one.textContent = "";
  $(answer).textContent = sentence;
  return null;
}

// One wish; a refusal is said in the element `answer`, and what is shown becomes what is.
export async function send(wish, answer) {
  pending(1);
  try {
    problem(answer, "");
    page.show(await call("PUT", "/api/v1/control", wish));
    return true;
  } catch (refusal) {
    problem(answer, refusal.message);
    page.show(page.state);
    return false;
  } finally {
    pending(-1);
  }
}

// What was asked and is not answered yet is shown as such.
let asked = 0;

function pending(by) {
  asked += by;
  document.body.toggleAttribute("data-pending", asked > 0);
}

// A target that was typed, in the degrees that people chose; null after saying what is wrong with it.
export function number(input, answer) {
  const typed = $(input).value.replace(",", ".");
  const bounds = [page.state.settings.least, page.state.settings.most].map(inDegrees);
  if (typed === "" || isNaN(Number(typed))) return problem(answer, `The target is missing: want ${bounds[0]} to ${bounds[1]} ${sign()}.`);
  if (Number(typed) < bounds[0] || Number(typed) > bounds[1]) return problem(answer, `The target is ${typed} ${sign()}: want ${bounds[0]} to ${bounds[1]} ${sign()}.`);
  return Number(typed);
}

export const fahrenheit = () => page.state.settings.unit === "f";
export const sign = () => (fahrenheit() ? "°F" : "°C");
export const step = () => (fahrenheit() ? 1 : 0.5);

// A temperature in the degrees that people chose. The wire has thousandths of °C, so what was typed comes back.
export function inDegrees(celsius) {
  const value = fahrenheit() ? celsius * 1.8 + 32 : celsius;
  return Math.round(value * 10) / 10;
}

export function toCelsius(degrees) {
  return Math.round((fahrenheit() ? (degrees - 32) / 1.8 : degrees) * 1000) / 1000;
}

export function degrees(celsius) {
  return celsius === null || celsius === undefined ? "–" : inDegrees(celsius).toFixed(1);
}

export function difference(kelvin) {
  const value = fahrenheit() ? kelvin * 1.8 : kelvin;
  return `${value < 0 ? "−" : "+"}${Math.round(Math.abs(value) * 100) / 100} ${sign()}`;
}

// A house without a zone of its own is told as "Z", which no browser knows.
const zone = () => (page.state.schedule.zone === "Z" ? "UTC" : page.state.schedule.zone);

export function clock(iso, options) {
  const form = Object.assign({ hourCycle: "h23", timeZone: zone() }, options || { hour: "2-digit", minute: "2-digit" });
  return new Intl.DateTimeFormat("en-GB", form).format(new Date(iso));
}

// A time of day; with its weekday or date when it is not today or tonight.
export function when(iso) {
  const away = Math.abs(Date.parse(iso) - Date.parse(page.state.at));
  if (away < 72e6) return clock(iso);
  const day = away < 518e6 ? { weekday: "short" } : { day: "numeric", month: "short" };
  return clock(iso, Object.assign(day, { hour: "2-digit", minute: "2-digit" }));
}

export function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 129600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} d`;
}

export function element(tag, text, attributes) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  return made;
}

export function button(text, act, attributes) {
  const made = element("button", text, Object.assign({ type: "button" }, attributes));
  made.onclick = act;
  return made;
}

export function fill(parent, children) {
  parent.textContent = "";
  for (const child of children) parent.appendChild(child);
}

// Whoever types into it is not disturbed by news.
export const isBusy = (parent) => parent.contains(document.activeElement) && /^(INPUT|SELECT)$/.test(document.activeElement.tagName);
