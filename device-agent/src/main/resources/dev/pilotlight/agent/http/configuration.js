// The configuration: what is offered or on trial, what was, and what a person may do about it. Shown only where there ever was one from elsewhere.
import { $, call, element, fill, problem } from "/base.js";

let shown = "";

export async function refreshConfiguration() {
  show(await call("GET", "/api/v1/configuration"));
}

const name = (bundle) => (bundle.version === 0 ? "the installer's configuration" : `configuration ${bundle.version}`);
const minutes = (seconds) => `${Math.floor(seconds / 60)} min`;

function show(view) {
  const now = JSON.stringify(view);
  if (now === shown) return;
  shown = now;
  const idle = view.phase === "idle";
  $("configuration-card").hidden = idle && view.newest === 0 && view.told.length === 0;
  $("configuration-now").textContent = `${idle ? "In force" : "Proven"}: ${name(view.proven)}.`;
  $("configuration-offer").textContent = offer(view);
  fill($("configuration-changes"), view.changes.map((change) => element("li", change)));
  fill($("configuration-told"), view.told.slice(0, 5).map((told) =>
    element("li", `Configuration ${told.version}: ${told.outcome.replace("-", " ")}${told.why ? `, ${told.why}` : ""}`)));
  $("configuration-decline").hidden = idle;
  $("configuration-postpone").hidden = view.phase !== "staged";
  $("configuration-back").hidden = !idle || view.previous === null;
  if (view.previous) $("configuration-back").textContent = `Back to ${name(view.previous)}`;
}

function offer(view) {
  if (view.phase === "staged") {
    return `Offered: ${name(view.offered)}. ` + (view.putOffSeconds > 0 ? `Put off for ${minutes(view.putOffSeconds)}.` : "It is tried as soon as the thermostat is well.");
  }
  return view.phase === "on-trial"
    ? `On trial: ${name(view.offered)}, well for ${minutes(view.healthySeconds)} of ${minutes(view.soakSeconds)}. If it does not do well, the thermostat goes back by itself.`
    : "";
}

async function wish(body) {
  try {
    problem("configuration-answer", "");
    show(await call("PUT", "/api/v1/configuration", body));
  } catch (refusal) {
    problem("configuration-answer", refusal.message);
  }
}

export function startConfiguration() {
  $("configuration-decline").onclick = () => wish({ decline: true });
  $("configuration-postpone").onclick = () => wish({ postpone: "1d" });
  $("configuration-back").onclick = () => wish({ back: true });
}
