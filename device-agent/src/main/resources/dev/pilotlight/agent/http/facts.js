// Hazards, sensors, equipment, what was learned, the cloud link, events, and edits that lost.
import { $, aged, button, call, clock, degrees, difference, duration, element, fill, page, send, sign } from "/base.js";

const KINDS = { room: "room", spare: "spare", outdoor: "outside", floor: "floor", humidity: "humidity", window: "window" };
const RELAYS = { heat: "Heating", cool: "Cooling", compressor: "Compressor", reversing: "Reversing valve", "second-stage": "Second stage", "second-cool": "Second stage of cooling", fan: "Fan", pump: "Pump", "cut-off": "Safety cut-off" };
const CLOCKS = { trusted: "The clock is right: it is kept by the network.", drifting: "The clock runs by itself at the moment: right to within some seconds a day.", unknown: "The clock is not set: the schedule is not guessed." };

export function showFacts() {
  fill($("hazards"), page.state.hazards.map((hazard) => element("p", hazard.text, { class: "hazard" })));
  fill($("sensors"), (page.state.sensors || []).map(sensor));
  fill($("equipment"), (page.state.equipment || []).map(relay));
  showLearned();
  showLink();
  showSuperseded();
}

function value(one) {
  if (one.open !== undefined) return one.open === null ? "–" : one.open ? "open" : "closed";
  if (one.humidity !== undefined) return one.humidity === null ? "–" : `${one.humidity} %`;
  return one.value === null ? "–" : `${degrees(one.value)} ${sign()}`;
}

function sensor(one) {
  const item = element("li", "", { class: one.good ? "good" : "bad" });
  item.appendChild(element("span", "", { class: "dot", "aria-hidden": "true" }));
  const text = element("span", "", { class: "what" });
  text.appendChild(element("strong", one.name));
  const notes = [];
  if (one.kind !== one.name) notes.push(KINDS[one.kind]);
  if (one.rejected > 0) notes.push(`${one.rejected} ${one.rejected === 1 ? "reading" : "readings"} rejected`);
  if (one.offset) notes.push(`calibrated by ${difference(one.offset)}`);
  if (one.good) notes.push("believed");
  const small = element("small", notes.join(" · "), { class: "muted" });
  if (one.age !== null) small.insertBefore(aged(one.age, (age) => (notes.length ? `${age} old · ` : `${age} old`)), small.firstChild);
  text.appendChild(small);
  if (!one.good) text.appendChild(element("small", one.trust, { class: "muted stale" }));
  if (one.trouble) text.appendChild(element("small", `last attempt: ${one.trouble}`, { class: "muted stale" }));
  item.appendChild(text);
  item.appendChild(element("span", value(one), { class: "figure" }));
  return item;
}

function relay(one) {
  const item = element("li", "", { class: "relay", "data-on": one.on ? one.name : "" });
  item.appendChild(element("span", `${RELAYS[one.name] || one.name}: `));
  item.appendChild(element("strong", one.name === "cut-off" ? (one.on ? "closed" : "open") : one.on ? "on" : "off"));
  if (one.on !== one.reported) item.appendChild(element("span", ` (reports ${one.reported ? "on" : "off"})`, { class: "stale" }));
  return item;
}

function showLearned() {
  const expected = page.state.expected;
  $("basis").textContent = expected.basis ? `Decides: ${expected.basis}.` : "Nothing is learned: this way of control does not.";
  fill($("learned"), [].concat(...expected.learned.map((fact) => [element("dt", fact.name), element("dd", fact.value)])));
  $("forget-row").hidden = expected.learned.length === 0 || !$("forget-sure").hidden;
}

function sure(isAsking) {
  $("forget-sure").hidden = !isAsking;
  showLearned();
  $(isAsking ? "forget-no" : "forget").focus();
}

function showLink() {
  const link = page.state.link;
  const alone = link.state === "local-only";
  $("link").setAttribute("data-state", link.state);
  $("link-text").textContent = alone ? "Works without a cloud" : link.sentence;
  $("cloud-now").textContent = alone ? `${link.sentence}. Nothing is sent anywhere, and nothing is missing here.` : link.sentence;
  fill($("link-facts"), alone ? [] : [].concat(...linkFacts(link).map(([name, fact]) => [element("dt", name), element("dd", fact)])));
  $("try-now").hidden = link.state === "online" || alone;
  $("clock-now").textContent = CLOCKS[page.state.clock];
  const agent = page.state.agent;
  $("beat").textContent = `Running since ${clock(agent.started, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}. It decides once a second and was never later than ${Math.round(agent.worstLateness * 1000)} ms.`;
}

function linkFacts(link) {
  const facts = [["Not yet sent", link.waiting === 0 ? "nothing" : `${link.waiting} readings`]];
  if (link.oldest !== null) facts.push(["Oldest of them", `${duration(link.oldest)} old`]);
  if (link.broker) facts.push(["Broker", link.breaker === "closed" ? link.broker : `${link.broker} (circuit breaker ${link.breaker})`]);
  if (link.cause) facts.push(["Last failure", link.cause]);
  if (link.lastContact !== null) facts.push(["Last answer", `${duration(link.lastContact)} ago`]);
  if (link.nextTry !== null) facts.push(["Next try", `in ${duration(link.nextTry)} (attempt ${link.attempt + 1})`]);
  if (link.quarantined > 0) facts.push(["Refused by the cloud", link.quarantined]);
  return facts;
}

function showSuperseded() {
  $("superseded-card").hidden = page.state.superseded.length === 0;
  fill($("superseded"), page.state.superseded.map((lost) => {
    const item = element("li", `${lost.name}: ${lost.value}, by ${lost.by} `);
    item.appendChild(button("Restore", () => send({ restore: lost.property }, "answer"), { "aria-label": `Restore ${lost.name}` }));
    return item;
  }));
}

export async function refreshEvents() {
  const events = await call("GET", "/api/v1/events?list&max=40");
  fill($("events"), events.events.map((event) => {
    const item = element("li", "");
    item.appendChild(element("time", clock(event.at, { weekday: "short", hour: "2-digit", minute: "2-digit" }), { datetime: event.at }));
    item.appendChild(element("span", event.text));
    return item;
  }));
}

export function startFacts() {
  $("forget").onclick = () => sure(true);
  $("forget-no").onclick = () => sure(false);
  $("forget-yes").onclick = async () => {
    $("forget-sure").hidden = true;
    await send({ forget: "learned" }, "learned-answer");
  };
  $("try-now").onclick = () => send({ tryNow: true }, "link-answer");
}
