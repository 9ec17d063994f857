// The last day as a drawing: room, target, and when the relays were closed.
import { $, clock, fill, inDegrees, page } from "/base.js";

const CHART = { left: 34, top: 10, bottom: 190, relayTop: 200, relayBottom: 216 };

// Temperatures in the degrees that people chose.
function inWords(values) {
  const shown = Object.assign({}, values);
  for (const name of ["room", "target"]) if (shown[name] !== undefined) shown[name] = inDegrees(shown[name]);
  return shown;
}

function svg(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

export function draw(rows) {
  const width = $("chart").clientWidth < 500 ? 420 : 720;
  const right = width - 10;
  $("chart").setAttribute("viewBox", `0 0 ${width} 240`);
  const end = Date.parse(page.state.at);
  const start = end - 86400000;
  const points = rows.map((row) => Object.assign({ at: Date.parse(row.at) }, inWords(row.values)));
  const values = [].concat(...points.map((p) => [p.room, p.target])).filter((v) => v !== undefined);
  const low = Math.floor(Math.min(inDegrees(17), ...values)) - 0.5;
  const high = Math.ceil(Math.max(inDegrees(21), ...values)) + 0.5;
  const x = (at) => CHART.left + ((at - start) / (end - start)) * (right - CHART.left);
  const y = (v) => CHART.bottom - ((v - low) / (high - low)) * (CHART.bottom - CHART.top);
  const parts = [];
  for (let v = Math.ceil(low); v <= high; v += high - low > 12 ? 5 : 2) {
    parts.push(svg("line", { class: "grid", x1: CHART.left, x2: right, y1: y(v), y2: y(v) }), svg("text", { x: 2, y: y(v) + 4 }, `${v}°`));
  }
  for (let at = Math.ceil(start / 14400000) * 14400000; at < end; at += 14400000) {
    if (x(at) < right - 16) parts.push(svg("text", { x: x(at) - 14, y: 234 }, clock(at)));
  }
  const gap = 3 * Math.max(60000, points.length > 1 ? (points[points.length - 1].at - points[0].at) / points.length : 60000);
  parts.push(...bars(points, "heat", x, gap), ...bars(points, "cool", x, gap));
  parts.push(svg("path", { class: "line-target", d: path(points, "target", x, y, gap) }));
  parts.push(svg("path", { class: "line-room", d: path(points, "room", x, y, gap) }));
  fill($("chart"), parts);
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
