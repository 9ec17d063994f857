// The last 24 hours as one SVG: room, target and heating. No library: three paths and two axes.
const NS = 'http://www.w3.org/2000/svg';
const DAY = 24 * 3600e3;
const GAP = 15 * 60e3; // A line over a longer silence would be a guess.

function svg(name, attributes, text) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

export class Chart {
  constructor(box, read) {
    this.box = box;
    this.read = read;
    this.points = [];
    this.seen = new Set();
    this.end = Date.now();
    this.gaps = [];
    this.zone = undefined; // The device's; the browser's when undefined.
    box.addEventListener('pointermove', e => this.point(e));
    box.addEventListener('pointerleave', () => { this.hover = null; this.soon(); });
    new ResizeObserver(() => this.soon()).observe(box);
  }

  reset(points, end) {
    this.points = [];
    this.seen = new Set();
    this.end = end;
    this.add(points, end);
  }

  // Points may come late and twice: the key is (boot, seq), the order is the device's time.
  add(points, end) {
    let sorted = true;
    for (const p of points) {
      const key = p.boot + '/' + p.seq;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      const last = this.points.at(-1);
      if (last && last.ts > p.ts) sorted = false;
      this.points.push({ ts: p.ts, room: p.values.room, target: p.values.target, heat: p.values.heat > 0, key });
    }
    if (!sorted) this.points.sort((a, b) => a.ts - b.ts);
    this.end = Math.max(end, this.points.at(-1)?.ts ?? 0);
    const from = this.end - DAY;
    let drop = 0;
    while (drop < this.points.length && this.points[drop].ts < from) this.seen.delete(this.points[drop++].key);
    if (drop) this.points.splice(0, drop);
    this.soon();
  }

  // What a device says it lost or thinned: a span when its sentence names two moments, else the moment it said so.
  mark(events) {
    this.gaps = events.filter(event => event.kind === 'gap').map(event => {
      const times = (event.text?.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? []).map(text => Date.parse(text)).filter(Number.isFinite);
      const [from, to] = times.length > 1 ? [Math.min(...times), Math.max(...times)] : [event.ts, event.ts];
      return { from, to, text: event.text || 'readings are missing' };
    });
    this.soon();
  }

  soon() {
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => requestAnimationFrame(() => { this.pending = false; this.draw(); }), 120);
  }

  scale() {
    const width = Math.max(300, this.box.clientWidth || 300);
    const height = width < 560 ? 240 : 300;
    let low = Infinity, high = -Infinity;
    for (const p of this.points) {
      for (const v of [p.room, p.target]) if (typeof v === 'number') { low = Math.min(low, v); high = Math.max(high, v); }
    }
    if (low > high) { low = 15; high = 25; }
    low = Math.floor(low - 0.5);
    high = Math.ceil(high + 0.5);
    const left = 34, right = 8, top = 10, bottom = 46, from = this.end - DAY;
    return {
      width, height, low, high, left, right, top, bottom, from,
      x: ts => left + (ts - from) / DAY * (width - left - right),
      y: v => top + (high - v) / (high - low) * (height - top - bottom),
    };
  }

  draw() {
    const s = this.scale();
    const root = svg('svg', { viewBox: `0 0 ${s.width} ${s.height}`, role: 'img', 'aria-label': this.summary() });
    this.axes(root, s);
    this.missing(root, s);
    const strip = s.height - s.bottom + 8;
    root.append(svg('path', { class: 'bar-heat', d: this.heating(s, strip) }),
      svg('path', { class: 'line-target', d: this.line(s, 'target', true) }),
      svg('path', { class: 'line-room', d: this.line(s, 'room', false) }));
    if (!this.points.length) {
      root.append(svg('text', { x: s.width / 2, y: s.height / 2 - 10, 'text-anchor': 'middle' }, 'no readings in these 24 hours'));
    }
    this.cursor(root, s);
    this.box.replaceChildren(root);
  }

  axes(root, s) {
    const step = s.high - s.low > 12 ? 4 : s.high - s.low > 6 ? 2 : 1;
    for (let v = Math.ceil(s.low / step) * step; v <= s.high; v += step) {
      root.append(svg('line', { class: 'gridline', x1: s.left, x2: s.width - s.right, y1: s.y(v), y2: s.y(v) }),
        svg('text', { x: s.left - 7, y: s.y(v) + 4, 'text-anchor': 'end' }, v + '°'));
    }
    const every = s.width < 560 ? 6 : 3;
    const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: this.zone });
    const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: this.zone });
    // Quarter hours, since some zones are off by 30 or 45 minutes.
    for (let t = Math.ceil(s.from / 900e3) * 900e3; t <= this.end; t += 900e3) {
      const label = clock.format(t);
      const [hour, minute] = label.split(':').map(Number);
      if (minute || hour % every) continue;
      const atTheEnd = s.x(t) > s.width - s.right - 14;
      root.append(svg('text', { x: atTheEnd ? s.width - s.right : s.x(t), y: s.height - 6,
        'text-anchor': atTheEnd ? 'end' : 'middle' }, hour ? label : day.format(t)));
    }
  }

  missing(root, s) {
    for (const gap of this.gaps.slice(0, 50)) {
      if (gap.to < s.from || gap.from > this.end) continue;
      const x = s.x(Math.max(gap.from, s.from));
      const band = svg('rect', { class: 'band-gap', x, width: Math.max(3, s.x(Math.min(gap.to, this.end)) - x), y: s.top, height: s.height - s.bottom - s.top });
      band.append(svg('title', {}, gap.text));
      root.append(band);
    }
  }

  // At most two points a pixel: more cannot be seen.
  shown(s) {
    const limit = s.width * 2;
    if (this.points.length <= limit) return this.points;
    const step = Math.ceil(this.points.length / limit);
    return this.points.filter((_, i) => i % step === 0 || i === this.points.length - 1);
  }

  line(s, name, steps) {
    let path = '', last = null;
    for (const p of this.shown(s)) {
      if (typeof p[name] !== 'number') continue;
      const x = s.x(p.ts).toFixed(1), y = s.y(p[name]).toFixed(1);
      if (!last || p.ts - last.ts > GAP) path += `M${x} ${y}`;
      else path += steps ? `H${x}V${y}` : `L${x} ${y}`;
      last = p;
    }
    return path;
  }

  heating(s, top) {
    let path = '', from = null, last = null;
    const close = () => { if (from !== null) path += `M${s.x(from).toFixed(1)} ${top}H${Math.max(s.x(last), s.x(from) + 1).toFixed(1)}v10H${s.x(from).toFixed(1)}z`; from = null; };
    for (const p of this.points) {
      if (last !== null && p.ts - last > GAP) close();
      if (p.heat && from === null) from = p.ts;
      if (from !== null) last = p.ts;
      if (!p.heat) close();
      last = p.ts;
    }
    close();
    return path;
  }

  point(event) {
    const s = this.scale(), box = this.box.getBoundingClientRect();
    const ts = s.from + ((event.clientX - box.left) * s.width / box.width - s.left) / (s.width - s.left - s.right) * DAY;
    this.hover = this.points.length ? this.points.reduce((a, b) => Math.abs(b.ts - ts) < Math.abs(a.ts - ts) ? b : a) : null;
    this.soon();
  }

  cursor(root, s) {
    const p = this.hover;
    this.read.textContent = p
      ? `${new Date(p.ts).toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: this.zone })}: room ${p.room ?? '–'} °C, target ${p.target ?? '–'} °C, ${p.heat ? 'heating' : 'not heating'}`
      : '';
    if (!p || typeof p.room !== 'number') return;
    root.append(svg('line', { class: 'cursor', x1: s.x(p.ts), x2: s.x(p.ts), y1: s.top, y2: s.height - s.bottom + 18 }),
      svg('circle', { class: 'cursor-dot', cx: s.x(p.ts), cy: s.y(p.room), r: 4 }));
  }

  summary() {
    const last = this.points.at(-1);
    return last ? `Chart of the last 24 hours; latest: room ${last.room} °C, target ${last.target} °C, ${last.heat ? 'heating' : 'not heating'}` : 'Chart of the last 24 hours; no readings';
  }
}
