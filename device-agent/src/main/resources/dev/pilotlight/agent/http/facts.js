// Sensors, equipment, what was learned, settings, the cloud link, events, and edits that lost.
import { $, button, call, clock, degrees, difference, duration, element, fahrenheit, fill, inDegrees, isBusy, page, send, sign, toCelsius } from "/base.js";

let shownPresets = "";

export function showFacts() {
  fill($("hazards"), page.state.hazards.map((hazard) => element("p", hazard.text, { class: "hazard" })));
  fill($("sensors"), (page.state.sensors || []).map(sensor));
  fill($("equipment"), (page.state.equipment || []).map(relay));
  showLearned();
  showSettings();
  showLink();
  showSuperseded();
}

function sensor(one) {
  const item = element("li", "");
  const value = one.value === null ? "no reading" : one.unit === "%" ? `${one.value} %` : `${degrees(one.value)} ${sign()}`;
  item.appendChild(element("strong", `${one.name}: ${value}`));
  const notes = [];
  if (one.age !== null) notes.push(`${duration(one.age)} old`);
  if (one.trust) notes.push(one.trust);
  if (one.rejected > 0) notes.push(`${one.rejected} readings not believed`);
  if (one.offset) notes.push(`calibrated by ${difference(one.offset)}`);
  item.appendChild(element("span", notes.join(" · "), { class: one.good ? "muted" : "muted stale" }));
  if (one.trouble) item.appendChild(element("span", one.trouble, { class: "stale" }));
  return item;
}

function relay(one) {
  const item = element("li", "");
  item.appendChild(element("span", one.name, {}));
  item.appendChild(element("span", one.on ? "on" : "off", { class: "pill", "data-on": one.on ? "heat" : "" }));
  if (one.on !== one.reported) item.appendChild(element("span", `reports ${one.reported ? "on" : "off"}`, { class: "stale" }));
  return item;
}

function showLearned() {
  const expected = page.state.expected;
  $("basis").textContent = expected.basis || "Nothing is learned: this way of control does not.";
  fill($("learned"), [].concat(...expected.learned.map((fact) => [element("dt", fact.name), element("dd", fact.value)])));
  $("forget-row").hidden = expected.learned.length === 0 || !$("forget-sure").hidden;
}

function sure(isAsking) {
  $("forget-sure").hidden = !isAsking;
  showLearned();
  $(isAsking ? "forget-no" : "forget").focus();
}

function showSettings() {
  const settings = page.state.settings;
  for (const one of $("units").children) one.setAttribute("aria-pressed", String(one.dataset.unit === settings.unit));
  $("early-start").checked = settings.earlyStart;
  $("early-stop").checked = settings.earlyStop;
  const now = JSON.stringify(settings);
  if (now === shownPresets || isBusy($("preset-settings"))) return;
  shownPresets = now;
  fill($("preset-settings"), Object.entries(settings.presets).map(presetForm));
}

function presetForm([name, setting]) {
  const form = element("form", "", { class: "preset" });
  const relative = setting.offset !== undefined;
  const label = element("label", name + (relative ? " (difference)" : ""));
  const input = element("input", "", { type: "number", step: "any", required: "" });
  input.value = relative ? Math.round(setting.offset * (fahrenheit() ? 1.8 : 1) * 10) / 10 : inDegrees(setting.target);
  label.appendChild(input);
  form.appendChild(label);
  const minutes = minutesInput(setting);
  if (minutes) form.appendChild(minutes);
  form.appendChild(element("button", "Set", { "aria-label": `Set preset ${name}` }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = Number(input.value);
    const meaning = Object.assign({}, setting, relative ? { offset: Math.round(value / (fahrenheit() ? 1.8 : 1) * 1000) / 1000 } : { target: toCelsius(value) });
    if (minutes) meaning.minutes = Number(minutes.querySelector("input").value);
    document.activeElement.blur();
    send({ presets: { [name]: meaning } }, "settings-answer");
  });
  return form;
}

function minutesInput(setting) {
  if (setting.minutes === undefined) return null;
  const label = element("label", "minutes");
  const input = element("input", "", { type: "number", min: 5, max: 720, step: 1, required: "" });
  input.value = setting.minutes;
  label.appendChild(input);
  return label;
}

function showLink() {
  const link = page.state.link;
  const agent = page.state.agent;
  $("link").setAttribute("data-state", link.state);
  $("link-text").textContent = link.sentence;
  const facts = [["State", link.sentence], ["Readings waiting", link.waiting]];
  if (link.oldest !== null) facts.push(["Oldest of them", `${duration(link.oldest)} old`]);
  if (link.broker) facts.push(["Broker", link.breaker === "closed" ? link.broker : `${link.broker} (circuit breaker ${link.breaker})`]);
  if (link.cause) facts.push(["Last failure", link.cause]);
  if (link.lastContact !== null) facts.push(["Last answer", `${duration(link.lastContact)} ago`]);
  if (link.nextTry !== null) facts.push(["Next try", `in ${duration(link.nextTry)} (attempt ${link.attempt + 1})`]);
  if (link.quarantined > 0) facts.push(["Refused by the cloud", link.quarantined]);
  facts.push(["Clock", page.state.clock], ["Worst delay of a decision", `${Math.round(agent.worstLateness * 1000)} ms in ${agent.ticks}`]);
  fill($("link-facts"), [].concat(...facts.map(([name, value]) => [element("dt", name), element("dd", value)])));
  $("try-now").hidden = link.state === "online" || link.state === "local-only";
}

function showSuperseded() {
  $("superseded-card").hidden = page.state.superseded.length === 0;
  fill($("superseded"), page.state.superseded.map((lost) => {
    const item = element("li", `${lost.property}: ${lost.value}, by ${lost.by} `);
    item.appendChild(button("Restore", () => send({ restore: lost.property }, "answer"), { "aria-label": `Restore ${lost.property}` }));
    return item;
  }));
}

export async function refreshEvents() {
  const events = await call("GET", "/api/v1/events?list&max=40");
  fill($("events"), events.events.map((event) => {
    const item = element("li", "");
    item.appendChild(element("time", clock(event.at, { weekday: "short", hour: "2-digit", minute: "2-digit" })));
    item.appendChild(element("span", event.text));
    return item;
  }));
}

export function startFacts() {
  for (const one of $("units").children) one.onclick = () => send({ display: one.dataset.unit }, "settings-answer");
  $("early-start").onchange = () => send({ earlyStart: $("early-start").checked }, "settings-answer");
  $("early-stop").onchange = () => send({ earlyStop: $("early-stop").checked }, "settings-answer");
  $("forget").onclick = () => sure(true);
  $("forget-no").onclick = () => sure(false);
  $("forget-yes").onclick = async () => {
    $("forget-sure").hidden = true;
    await send({ forget: "learned" }, "settings-answer");
  };
  $("try-now").onclick = () => send({ tryNow: true }, "answer");
}
