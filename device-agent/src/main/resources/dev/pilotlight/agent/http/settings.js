// Degrees, acting ahead, and what the presets mean.
import { $, element, fahrenheit, fill, inDegrees, isBusy, page, problem, send, sign, toCelsius } from "/base.js";

let shown = "";
let changed = {};

export function showSettings() {
  const settings = page.state.settings;
  for (const one of $("units").children) one.setAttribute("aria-pressed", String(one.dataset.unit === settings.unit));
  $("early-start").checked = settings.earlyStart;
  $("early-stop").checked = settings.earlyStop;
  const now = JSON.stringify([settings, page.state.modes]);
  if (now === shown || isBusy($("preset-settings")) || Object.keys(changed).length > 0) return;
  shown = now;
  fill($("preset-settings"), Object.entries(settings.presets).map(row));
}

const can = (mode) => page.state.modes.indexOf(mode) >= 0;

function row([name, setting]) {
  const made = element("div", "", { class: "preset" });
  made.appendChild(element("strong", name.charAt(0).toUpperCase() + name.slice(1)));
  const fields = element("div", "", { class: "fields" });
  if (setting.offset !== undefined) {
    fields.appendChild(field(name, setting, "offset", "differs by", sign()));
  } else {
    if (can("heat")) fields.appendChild(field(name, setting, "target", "heats to", sign()));
    if (can("cool")) fields.appendChild(field(name, setting, "cool", "cools to", sign()));
  }
  if (setting.minutes !== undefined) fields.appendChild(field(name, setting, "minutes", "ends after", "min"));
  made.appendChild(fields);
  return made;
}

const shownAs = { offset: (kelvin) => Math.round(kelvin * (fahrenheit() ? 1.8 : 1) * 10) / 10, target: inDegrees, cool: inDegrees, minutes: (minutes) => minutes };
const meant = { offset: (value) => Math.round((value / (fahrenheit() ? 1.8 : 1)) * 1000) / 1000, target: toCelsius, cool: toCelsius, minutes: (value) => value };

function field(name, setting, key, words, unit) {
  const label = element("label", words, {});
  const box = element("span", "", { class: "field" });
  const input = element("input", "", { type: "number", step: "any", inputmode: key === "offset" ? "text" : "decimal", "aria-label": `${name} ${words}, in ${unit}` });
  input.value = shownAs[key](setting[key]);
  input.oninput = () => {
    changed[name] = Object.assign({}, setting, changed[name]);
    changed[name][key] = input.value === "" ? null : meant[key](Number(input.value));
    $("preset-save").disabled = false;
    problem("settings-answer", "");
  };
  box.appendChild(input);
  box.appendChild(element("span", unit));
  label.appendChild(box);
  return label;
}

// One after the other: each is an edit of its own, and the first that is refused is said and stays to be mended.
async function save(event) {
  event.preventDefault();
  for (const name of Object.keys(changed)) {
    const empty = Object.keys(changed[name]).find((key) => changed[name][key] === null);
    if (empty) {
      problem("settings-answer", `Preset ${name} has an empty field: a number is missing.`);
      return;
    }
    if (!(await send({ presets: { [name]: changed[name] } }, "settings-answer"))) return;
    delete changed[name];
  }
  $("preset-save").disabled = true;
  if (document.activeElement) document.activeElement.blur();
  shown = "";
  showSettings();
}

export function startSettings() {
  for (const one of $("units").children) {
    one.onclick = () => {
      changed = {};
      $("preset-save").disabled = true;
      send({ display: one.dataset.unit }, "settings-answer");
    };
  }
  $("early-start").onchange = () => send({ earlyStart: $("early-start").checked }, "settings-answer");
  $("early-stop").onchange = () => send({ earlyStop: $("early-stop").checked }, "settings-answer");
  $("preset-form").addEventListener("submit", save);
}
