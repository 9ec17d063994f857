// The page of one thermostat: shows the state that the agent streams and sends what a person asks for. No library, no cloud.
import { $, call, count, page } from "/base.js";
import { draw } from "/chart.js";
import { refreshConfiguration, startConfiguration } from "/configuration.js";
import { showAge, showDial, startDial } from "/dial.js";
import { refreshEvents, showFacts, startFacts } from "/facts.js";
import { showSettings, startSettings } from "/settings.js";
import { showVacation, startVacation } from "/vacation.js";
import { showWeek, startWeek } from "/week.js";

const SILENCE = 5;
let stream = null;
let heard = 0;

page.show = (newest) => {
  if (newest !== page.state) page.since = Date.now();
  page.state = newest;
  showDial();
  showFacts();
  showWeek();
  showVacation();
  showSettings();
};

page.locked = () => {
  if (stream) stream.close();
  stream = null;
  $("app").hidden = true;
  $("locked").hidden = false;
  $("link-text").textContent = "Locked";
  $("pin").focus();
};

async function open() {
  try {
    if (!(await call("GET", "/api/v1/session")).open) {
      page.locked();
      return;
    }
    page.show(await call("GET", "/api/v1/state"));
    $("locked").hidden = true;
    $("app").hidden = false;
    listen();
    refreshSlow();
  } catch (problem) {
    if ($("locked").hidden) unreachable();
  }
}

function listen() {
  if (stream) stream.close();
  stream = new EventSource("/api/v1/events");
  heard = Date.now();
  stream.addEventListener("state", (event) => {
    hear();
    page.show(JSON.parse(event.data));
  });
  stream.addEventListener("alive", hear);
  stream.onerror = unreachable;
}

function hear() {
  heard = Date.now();
  if (!document.body.hasAttribute("data-silent")) return;
  document.body.removeAttribute("data-silent");
  page.show(page.state);
}

// The page counts by itself: ages go on, and silence is said, whatever the thermostat does.
function tick() {
  if ($("app").hidden || page.state === null) return;
  count();
  showAge();
  const silent = Math.round((Date.now() - heard) / 1000);
  if (silent < SILENCE) return;
  document.body.setAttribute("data-silent", "");
  $("link").setAttribute("data-state", "offline");
  $("link-text").textContent = `The thermostat has said nothing for ${silent} s: what is shown may be over`;
}

function unreachable() {
  $("link").setAttribute("data-state", "offline");
  $("link-text").textContent = "This page cannot reach the thermostat";
  if (!stream || stream.readyState === EventSource.CLOSED) setTimeout(open, 2000);
}

async function refreshSlow() {
  if ($("app").hidden) return;
  try {
    draw((await call("GET", "/api/v1/history?max=600")).rows);
    await refreshEvents();
    await refreshConfiguration();
  } catch (unanswered) {
    // The stream's error handler already says that the thermostat cannot be reached.
  }
}

// While others guess at the PIN this one waits for its turn, and is tried again by itself.
let turn = 0;

async function login() {
  clearTimeout(turn);
  try {
    $("pin-error").textContent = "";
    await call("POST", "/api/v1/session", { pin: $("pin").value });
    $("pin").value = "";
    open();
  } catch (problem) {
    if (problem.again) turn = setTimeout(login, problem.again * 1000);
    $("pin-error").textContent = problem.again ? `Somebody guesses at the PIN. Yours is tried in ${problem.again} s. A button at the thermostat lets you in at once.` : problem.message;
  }
}

$("pin-form").addEventListener("submit", (event) => {
  event.preventDefault();
  login();
});
$("logout").addEventListener("click", async () => {
  await call("DELETE", "/api/v1/session");
  page.locked();
});
startDial();
startWeek();
startVacation();
startSettings();
startFacts();
startConfiguration();
setInterval(refreshSlow, 10000);
setInterval(tick, 1000);
open();
