// The page of one thermostat: shows the state that the agent streams and sends what a person asks for. No library, no cloud.
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const STEP = 0.5;
const CHART = { left: 34, top: 10, bottom: 190, relayTop: 200, relayBottom: 216 };

const $ = (id) => document.getElementById(id);
let state = null;
let stream = null;
let wanted = null;
let sending = 0;

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.status === 401) lock();
  if (!response.ok) throw new Error(answer.detail || answer.title);
  return answer;
}

function lock() {
  if (stream) stream.close();
  stream = null;
  $("app").hidden = true;
  $("locked").hidden = false;
  $("link-text").textContent = "Locked";
  $("pin").focus();
}

async function open() {
  try {
    show(await call("GET", "/api/v1/state"));
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
  stream.addEventListener("state", (event) => show(JSON.parse(event.data)));
  stream.onerror = unreachable;
}

function unreachable() {
  $("link").dataset.state = "offline";
  $("link-text").textContent = "This page cannot reach the thermostat";
  if (!stream || stream.readyState === EventSource.CLOSED) setTimeout(open, 2000);
}

function degrees(value) {
  return value === null || value === undefined ? "–" : (Math.round(value * 10) / 10).toFixed(1);
}

function clock(iso, options = { hour: "2-digit", minute: "2-digit" }) {
  return new Intl.DateTimeFormat([], { hourCycle: "h23", ...options, timeZone: state.schedule.zone }).format(new Date(iso));
}

function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 129600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} d`;
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function show(newest) {
  const scheduleChanged = !state || JSON.stringify(state.schedule) !== JSON.stringify(newest.schedule);
  state = newest;
  if (sending === 0) wanted = state.target;
  $("room").textContent = degrees(state.room.value);
  $("room-age").textContent = state.room.value === null ? "no reading yet"
    : `${duration(state.room.age)} old` + (state.room.outdoor === null ? "" : ` · outside ${degrees(state.room.outdoor)} °C`);
  $("room-age").className = state.room.fresh ? "muted" : "muted stale";
  $("target").textContent = degrees(wanted);
  const doing = state.relays.heat ? "heat" : state.relays.cool ? "cool" : "";
  $("activity").dataset.on = doing;
  $("activity").textContent = { heat: "heating", cool: "cooling", "": "resting" }[doing];
  $("reason").textContent = state.reason;
  $("resume").hidden = state.hold === null;
  for (const button of $("modes").children) {
    button.setAttribute("aria-pressed", String(button.dataset.mode === state.mode));
    button.hidden = !state.modes.includes(button.dataset.mode);
  }
  $("down").disabled = $("up").disabled = state.mode === "off";
  $("hazards").replaceChildren(...hazards().map((text) => element("p", text, { class: "hazard" })));
  showLink();
  showSuperseded();
  if (scheduleChanged) showSchedule();
}

function hazards() {
  const texts = state.hazards.map((hazard) => hazard.text);
  if (state.clock === "unknown") texts.push("The clock is not set: the schedule is not guessed, the safe target applies.");
  if (state.agent.storage) texts.push(state.agent.storage);
  return texts;
}

function showLink() {
  const link = state.link;
  $("link").dataset.state = link.state;
  $("link-text").textContent = link.sentence;
  const facts = [["State", link.sentence], ["Readings waiting", link.waiting]];
  if (link.cause) facts.push(["Last failure", link.cause]);
  if (link.lastContact !== null) facts.push(["Last answer", `${duration(link.lastContact)} ago`]);
  if (link.nextTry !== null) facts.push(["Next try", `in ${duration(link.nextTry)} (attempt ${link.attempt + 1})`]);
  if (link.quarantined > 0) facts.push(["Refused by the cloud", link.quarantined]);
  facts.push(["Worst delay of a decision", `${Math.round(state.agent.worstLateness * 1000)} ms in ${state.agent.ticks}`]);
  $("link-facts").replaceChildren(...facts.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
  $("try-now").hidden = link.state === "online" || link.state === "local-only";
}

function showSuperseded() {
  $("superseded-card").hidden = state.superseded.length === 0;
  $("superseded").replaceChildren(...state.superseded.map((lost) => {
    const item = element("li", `${lost.property}: ${lost.value}, by ${lost.by} `);
    const restore = element("button", "Restore");
    restore.onclick = () => send({ restore: lost.property });
    item.append(restore);
    return item;
  }));
}

function showSchedule() {
  $("zone").textContent = state.schedule.zone;
  const rows = Object.entries(state.schedule.entries)
    .sort(([, a], [, b]) => dayOrder(a) - dayOrder(b) || a.at.localeCompare(b.at));
  $("entries").replaceChildren(...rows.map(([key, entry]) => {
    const row = document.createElement("tr");
    row.append(element("td", dayText(entry.days)), element("td", entry.at), element("td", `${degrees(entry.target)} °C`));
    const remove = element("button", "✕", { "aria-label": `Delete ${dayText(entry.days)} ${entry.at}` });
    remove.onclick = () => changeSchedule((entries) => delete entries[key]);
    const cell = document.createElement("td");
    cell.append(remove);
    row.append(cell);
    return row;
  }));
}

function dayOrder(entry) {
  return DAYS.indexOf(entry.days.split(" ")[0]);
}

function dayText(days) {
  return { "mon tue wed thu fri sat sun": "every day", "mon tue wed thu fri": "weekdays", "sat sun": "weekend" }[days] || days;
}

async function changeSchedule(change) {
  const entries = structuredClone(state.schedule.entries);
  change(entries);
  try {
    $("schedule-answer").textContent = "";
    show(await call("PUT", "/api/v1/schedule", { zone: state.schedule.zone, entries, revision: state.schedule.revision }));
  } catch (problem) {
    $("schedule-answer").textContent = problem.message;
  }
}

async function send(edit) {
  sending++;
  try {
    $("answer").textContent = "";
    const answer = await call("PUT", "/api/v1/control", edit);
    sending--;
    show(answer);
  } catch (problem) {
    sending--;
    $("answer").textContent = problem.message;
    show(state);
  }
}

function step(by) {
  if (wanted === null) return;
  wanted = Math.min(35, Math.max(5, Math.round((wanted + by) / STEP) * STEP));
  $("target").textContent = degrees(wanted);
  send({ target: wanted });
}

async function refreshSlow() {
  if ($("app").hidden) return;
  try {
    const [history, events] = await Promise.all([call("GET", "/api/v1/history?max=600"), call("GET", "/api/v1/events?list&max=40")]);
    draw(history.rows);
    $("events").replaceChildren(...events.events.map((event) => {
      const item = element("li", "");
      item.append(element("time", clock(event.at, { weekday: "short", hour: "2-digit", minute: "2-digit" })), element("span", event.text));
      return item;
    }));
  } catch {
    // The stream's error handler already says that the thermostat cannot be reached.
  }
}

function svg(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function draw(rows) {
  const width = $("chart").clientWidth < 500 ? 420 : 720;
  const right = width - 10;
  $("chart").setAttribute("viewBox", `0 0 ${width} 240`);
  const end = Date.parse(state.at);
  const start = end - 86400000;
  const points = rows.map((row) => ({ at: Date.parse(row.at), ...row.values }));
  const values = points.flatMap((p) => [p.room, p.target]).filter((v) => v !== undefined);
  const low = Math.floor(Math.min(17, ...values)) - 0.5;
  const high = Math.ceil(Math.max(21, ...values)) + 0.5;
  const x = (at) => CHART.left + ((at - start) / (end - start)) * (right - CHART.left);
  const y = (v) => CHART.bottom - ((v - low) / (high - low)) * (CHART.bottom - CHART.top);
  const parts = [];
  for (let v = Math.ceil(low); v <= high; v += high - low > 12 ? 5 : 2) {
    parts.push(svg("line", { class: "grid", x1: CHART.left, x2: right, y1: y(v), y2: y(v) }), svg("text", { x: 2, y: y(v) + 4 }, `${v}°`));
  }
  for (let at = Math.ceil(start / 14400000) * 14400000; at < end; at += 14400000) {
    if (x(at) < right - 16) parts.push(svg("text", { x: x(at) - 14, y: 234 }, clock(at)));
  }
  const gap = 3 * Math.max(60000, points.length > 1 ? (points.at(-1).at - points[0].at) / points.length : 60000);
  parts.push(...bars(points, "heat", x, gap), ...bars(points, "cool", x, gap));
  parts.push(svg("path", { class: "line-target", d: path(points, "target", x, y, gap) }));
  parts.push(svg("path", { class: "line-room", d: path(points, "room", x, y, gap) }));
  $("chart").replaceChildren(...parts);
}

// A hole in the data stays a hole in the line.
function path(points, name, x, y, gap) {
  let last = null;
  return points.filter((p) => p[name] !== undefined).map((p) => {
    const move = last === null || p.at - last > gap ? "M" : "L";
    last = p.at;
    return `${move}${x(p.at).toFixed(1)},${y(p[name]).toFixed(1)}`;
  }).join("");
}

function bars(points, name, x, gap) {
  const made = [];
  for (let i = 0; i + 1 < points.length; i++) {
    if (points[i][name] === 1 && points[i + 1].at - points[i].at <= gap) {
      const width = Math.max(0.5, x(points[i + 1].at) - x(points[i].at));
      made.push(svg("rect", { class: `bar-${name}`, x: x(points[i].at), y: CHART.relayTop, width, height: CHART.relayBottom - CHART.relayTop }));
    }
  }
  return made;
}

for (const day of DAYS) {
  const label = element("label", "");
  const box = element("input", "", { type: "checkbox", value: day });
  box.checked = true;
  label.append(box, day);
  $("days").append(label);
}

$("pin-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    $("pin-error").textContent = "";
    await call("POST", "/api/v1/session", { pin: $("pin").value });
    $("pin").value = "";
    open();
  } catch (problem) {
    $("pin-error").textContent = problem.message;
  }
});
$("entry-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const days = [...document.querySelectorAll("#days input:checked")].map((box) => box.value);
  const at = $("entry-at").value;
  if (days.length === 0) {
    $("schedule-answer").textContent = "no day is ticked, want at least one";
    return;
  }
  const key = `${days.length === 7 ? "daily" : days.join("-")}-${at.replace(":", "")}`.slice(0, 32);
  changeSchedule((entries) => { entries[key] = { days: days.join(" "), at, target: Number($("entry-target").value) }; });
});
$("up").onclick = () => step(STEP);
$("down").onclick = () => step(-STEP);
$("resume").onclick = () => send({ hold: "none" });
$("try-now").onclick = () => send({ tryNow: true });
for (const button of $("modes").children) button.onclick = () => send({ mode: button.dataset.mode });
setInterval(refreshSlow, 10000);
open();
