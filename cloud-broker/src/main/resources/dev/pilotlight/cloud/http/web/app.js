// The dashboard. Everything that comes from a device or a person is put in as text, never as HTML.
import { Chart } from '/chart.js';
import { begin as beginRollouts, show as showRollouts } from '/rollouts.js';

const $ = id => document.getElementById(id);
const PROOF_SECONDS = 13; // As the service's presence rules: after that, nothing is proved.
const PULSE_LIMIT = 12e3; // The service says something every 5 s.
const state = { devices: new Map(), open: null, shadows: {}, events: [], heard: 0, stream: null, skew: 0 };
const chart = new Chart($('chart'), $('chart-read'));

// ---- small things

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value);
  node.append(...children.filter(child => child !== undefined && child !== null));
  return node;
}

function span(seconds) {
  if (seconds === undefined || seconds === null) return '';
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
  return `${Math.floor(seconds / 86400)} days`;
}

const ago = seconds => seconds === undefined ? '' : seconds < 1.5 ? 'just now' : `${span(seconds)} ago`;
const degrees = value => typeof value === 'number' ? `${value.toFixed(1)} °C` : '–';
const when = ms => new Date(ms).toLocaleString(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone() });
const now = () => Date.now() + state.skew; // The service's clock, which may run fast in a demonstration.

// The open device's own time zone, as its schedule says; the browser's for the fleet.
function zone() {
  const { desired = {}, reported = {} } = state.shadows.schedule?.state ?? {};
  const name = desired.zone ?? reported.zone?.value ?? reported.zone;
  try {
    return typeof name === 'string' ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone : undefined;
  } catch (unknown) {
    return undefined;
  }
}

async function api(method, path, body) {
  const answer = await fetch('/api/v1' + path, {
    method, headers: body ? { 'Content-Type': 'application/json' } : {}, body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.status === 401 && path !== '/session') { signedOut(); throw new Error('signed out'); }
  const text = await answer.text();
  const json = text ? JSON.parse(text) : {};
  if (!answer.ok) {
    const problems = (json.problems ?? []).map(p => (p.path ? p.path + ' ' : '') + p.sentence).join('; ');
    throw new Error(problems || json.detail || `the service answered ${answer.status}`);
  }
  return json;
}

function say(id, text, tone) {
  $(id).textContent = text;
  $(id).dataset.tone = tone ?? '';
}

// ---- presence: what the service said, aged by the time since it said so (nothing stays online by itself)

function standing(device) {
  const p = device.presence;
  const elapsed = (performance.now() - device.at) / 1000;
  const heard = p.heardSecondsAgo === undefined ? undefined : p.heardSecondsAgo + elapsed;
  if (device.revoked) return { tone: 'bad', text: 'revoked' };
  if (!isLive()) return { tone: '', text: 'not known at this moment' };
  if (p.online && heard <= PROOF_SECONDS) return { tone: 'good', text: `online, heard ${ago(heard)}` };
  if (p.online || p.state === 'silent') return { tone: 'wait', text: `silent, last heard ${ago(heard)}` };
  const since = p.since === undefined ? '' : `, ${when(Date.parse(p.since))}`;
  switch (p.state) {
    case 'lost': return { tone: 'bad', text: 'connection lost' + since };
    case 'disconnected': return { tone: 'wait', text: 'said goodbye' + since };
    case 'sleeping': return { tone: 'wait', text: 'sleeping' + since };
    case 'unknown': return { tone: '', text: 'not heard since the cloud started' };
    default: return { tone: '', text: 'never heard' };
  }
}

const isLive = () => performance.now() - state.heard < PULSE_LIMIT;
const aged = (device, value) => value?.ageSeconds === undefined ? undefined : value.ageSeconds + (performance.now() - device.at) / 1000;

function keep(device) {
  device.at = performance.now();
  state.devices.set(device.thing, device);
}

// ---- fleet

function showFleet() {
  const wanted = $('search').value.trim().toLowerCase();
  const all = [...state.devices.values()].sort((a, b) => a.thing.localeCompare(b.thing));
  const found = all.filter(device => device.thing.toLowerCase().includes(wanted));
  const online = all.filter(device => standing(device).tone === 'good').length;
  $('fleet-sum').textContent = all.length ? `${all.length} registered, ${online} proved itself in the last ${PROOF_SECONDS} s` : '';
  arrange($('devices'), found.length ? found.map(tile)
    : [el('li', { class: 'empty' }, all.length ? 'None by that name.' : 'No thermostat yet. Add one below.')]);
}

function arrange(list, items) {
  if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) list.replaceChildren(...items);
}

// A tile stays while what it says changes: a click that began on it ends on it, and it keeps the keyboard's focus.
const tiles = new Map();

function tile(device) {
  if (!tiles.has(device.thing)) tiles.set(device.thing, el('li', {}, el('a', { href: '#/device/' + encodeURIComponent(device.thing) })));
  const kept = tiles.get(device.thing);
  kept.firstChild.replaceChildren(...face(device));
  return kept;
}

function face(device) {
  const stand = standing(device);
  const heating = device.heat?.value > 0;
  const foot = el('p', { class: 'foot muted' },
    el('span', {}, device.room ? `read ${ago(aged(device, device.room))}` : 'no reading yet'),
    device.waiting?.value > 0 ? el('span', { class: 'stale' }, `${device.waiting.value} readings wait there`) : null,
    pending(device).length ? el('span', { class: 'stale' }, `wants: ${pending(device).join(', ')}`) : null);
  return [el('span', { class: 'thing' }, device.thing),
    el('span', { class: 'pill', 'data-tone': heating ? 'warm' : '' }, device.heat === undefined ? 'relay not known' : heating ? 'heating' : 'idle'),
    el('span', { class: 'temps' }, degrees(device.room?.value), el('small', {}, ` → ${degrees(device.target?.value)}`)),
    el('span'),
    el('span', { class: 'presence', 'data-tone': stand.tone }, el('span', { class: 'dot' }), stand.text),
    el('span'), foot];
}

const pending = device => Object.values(device.shadows ?? {}).flatMap(shadow => shadow.pending ?? []);

// ---- one device

async function openDevice(thing) {
  state.open = thing;
  state.shadows = {};
  state.events = [];
  chart.reset([], now());
  chart.mark([]);
  $('name').textContent = thing;
  for (const id of ['edit-answer', 'entry-answer', 'goal-answer', 'twin-answer']) say(id, '');
  const path = '/devices/' + encodeURIComponent(thing);
  try {
    const device = await api('GET', path);
    keep(device);
    state.skew = Date.parse(device.now) - Date.now();
    showHistory(device);
    const [telemetry, events] = await Promise.all([api('GET', path + '/telemetry?max=3000'), api('GET', path + '/events'),
      loadShadow('control'), loadShadow('schedule')]);
    if (state.open !== thing) return;
    chart.zone = zone();
    chart.reset(telemetry.points, now());
    state.events = events.events;
    showDevice();
    showTwin();
    showEvents();
    showAudit();
  } catch (problem) {
    banner(problem.message);
  }
}

async function loadShadow(name) {
  const thing = state.open;
  try {
    const shadow = await api('GET', `/devices/${encodeURIComponent(thing)}/shadows/${name}`);
    const overtaken = state.shadows[name]?.version > shadow.version; // An older answer may come after a newer one.
    if (state.open === thing && !overtaken) state.shadows[name] = shadow;
  } catch (missing) {
    delete state.shadows[name]; // It has not been written yet.
  }
}

function showDevice() {
  const device = state.devices.get(state.open);
  if (!device) return;
  const stand = standing(device);
  $('presence').dataset.tone = stand.tone;
  $('presence-text').textContent = stand.text;
  value('room', degrees(device.room?.value), aged(device, device.room), device.room?.clk === 'ahead' ? 'its clock is ahead; came' : 'measured');
  value('target', degrees(device.target?.value), aged(device, device.target), 'as of');
  value('relay', device.heat === undefined ? '–' : device.heat.value > 0 ? 'heating' : device.cool?.value > 0 ? 'cooling' : 'off', aged(device, device.heat), 'as of');
  value('waiting', device.waiting ? String(device.waiting.value) : '–', aged(device, device.waiting), 'reported');
  $('reason').textContent = device.status?.reason ? `${device.status.reason} (${ago(aged(device, device.status))})` : '';
}

function value(id, text, age, verb) {
  $(id).textContent = text;
  $(id + '-age').textContent = age === undefined ? 'not known' : `${verb} ${ago(age)}`;
  $(id + '-age').classList.toggle('stale', age > 600);
}

function showHistory(device) {
  const history = device.history ?? [];
  const stored = history.reduce((sum, boot) => sum + boot.stored, 0);
  const missing = history.reduce((sum, boot) => sum + boot.missing, 0);
  $('history').textContent = stored
    ? `${stored.toLocaleString()} readings of ${history.length} ${history.length === 1 ? 'start' : 'starts'} of the device; ${missing ? missing + ' missing' : 'none missing'}.`
    : 'No reading stored yet.';
  $('identity').textContent = device.certificateUntil ? `Its certificate ends on ${new Date(device.certificateUntil).toLocaleDateString()}.` : 'It has not enrolled yet.';
}

// ---- twin

const wanted = goal => goal.preset ?? `${goal.target} °C`;

function readable(value) {
  if (value === undefined) return '–';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  if (value && value.at !== undefined) return `${value.days} from ${value.at}${value.utc ? ' UTC' : ''}: ${wanted(value)}`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value && value.plan !== undefined) return `${value.days}: ${value.plan}`;
  if (value && value.from !== undefined) return `${value.from.replace('T', ' ')} to ${value.until.replace('T', ' ')}${value.target === undefined ? '' : `, ${value.target} °C`}`;
  if (value && value.until !== undefined) return `${wanted(value)} ${value.until === 'permanent' ? 'until told otherwise' : 'until ' + when(Date.parse(value.until))}`;
  if (value && (value.target !== undefined || value.offset !== undefined || value.cool !== undefined)) {
    return [value.target !== undefined ? `${value.target} °C` : '', value.cool !== undefined ? `cooling ${value.cool} °C` : '',
      value.offset !== undefined ? `${value.offset > 0 ? '+' : ''}${value.offset} K` : '', value.minutes ? `for ${value.minutes} min` : ''].filter(Boolean).join(', ');
  }
  return JSON.stringify(value);
}

const ACKS = { 200: 'applied', 203: 'set on the device', 400: 'refused', 409: 'overridden by a later edit' };

function stamp(meta) {
  if (!meta) return '';
  const at = Number(String(meta.hlc).split('-')[0]);
  if (!at) return meta.by === 'config' ? 'from the configuration' : meta.by;
  return `${meta.by}, ${when(at)}${meta.clk === 'boot' ? ' by a clock that was not set' : ''}`;
}

function newest(times) {
  if (times === undefined || times === null) return undefined;
  if (typeof times.timestamp === 'number') return times.timestamp;
  const inner = Object.values(times).map(newest).filter(t => t !== undefined);
  return inner.length ? Math.max(...inner) : undefined;
}

function showTwin() {
  const rows = [];
  for (const [name, shadow] of Object.entries(state.shadows).sort()) {
    const { desired = {}, reported = {}, delta = {} } = shadow.state;
    const names = new Set([...Object.keys(desired), ...Object.keys(reported)]);
    for (const hidden of ['meta', 'status', 'superseded']) names.delete(hidden);
    for (const property of [...names].sort()) rows.push(twinRow(name, property, desired, reported, delta, shadow.metadata));
    for (const [property, lost] of Object.entries({ ...reported.superseded, ...shadow.superseded })) rows.push(lostRow(name, property, lost));
  }
  $('twin').replaceChildren(...rows);
  if (!rows.length) $('twin').append(el('tr', {}, el('td', { colspan: 4, class: 'muted' }, 'Nothing wanted, nothing reported yet.')));
  $('twin-versions').textContent = Object.entries(state.shadows).map(([name, s]) => `${name}: version ${s.version}`).join(' · ');
  showControls();
  showSchedule();
}

function lostRow(shadow, property, lost) {
  const restore = el('button', { 'aria-label': `Restore ${property}` }, 'Restore');
  restore.addEventListener('click', () => edit('twin-answer', 'POST', `/restore/${shadow}/${property}`));
  return el('tr', {}, el('td', {}, property, el('small', {}, shadow)),
    el('td', { 'data-label': 'overridden' }, readable(lost.value), el('small', {}, stamp(lost))), el('td', {}, restore),
    el('td', {}, el('span', { class: 'pill' }, 'lost a merge, kept')));
}

function twinRow(shadow, property, desired, reported, delta, metadata) {
  const ack = reported[property];
  const is = ack && typeof ack === 'object' && 'ac' in ack ? ack : { value: ack };
  const age = newest(metadata?.reported?.[property]);
  const waits = property in delta;
  const refused = is.ac >= 400;
  return el('tr', {},
    el('td', {}, property, el('small', {}, shadow)),
    el('td', { 'data-label': 'desired' }, readable(desired[property]), el('small', {}, stamp(desired.meta?.[property]))),
    el('td', { 'data-label': 'reported' }, readable(is.value), el('small', {}, [is.ac ? ACKS[is.ac] ?? `code ${is.ac}` : '', is.ad && is.ad !== ACKS[is.ac] ? is.ad : '',
      age ? ago(Math.max(0, now() / 1000 - age)) : ''].filter(Boolean).join(', '))),
    el('td', {}, el('span', { class: 'pill', 'data-tone': waits ? 'wait' : refused ? 'bad' : 'good' }, waits ? 'waits for the device' : refused ? 'refused' : 'agreed')));
}

function showControls() {
  const desired = state.shadows.control?.state.desired ?? {};
  const waits = state.shadows.control?.state.delta ?? {};
  const lease = desired.lease;
  const active = lease && lease !== 'none' && Date.parse(lease.until) > now();
  $('lease-now').textContent = active ? `Now: ${readable(lease)}${'lease' in waits ? ' (waits for the device)' : behind()}` : 'None in force.';
  $('lease-end').disabled = !active;
  for (const button of document.querySelectorAll('[data-mode]')) button.setAttribute('aria-pressed', String(button.dataset.mode === mode()));
  showGoals();
}

// A lease gives way to whoever is in the room (law L3): say so, or an operator takes it for a fault.
function behind() {
  const source = state.shadows.control?.state.reported?.status?.source;
  return source && source !== 'lease' ? `; it waits behind the ${source}, which goes before it` : '';
}

function showGoals() {
  const { desired = {}, reported = {} } = state.shadows.control?.state ?? {};
  const held = name => desired[name] ?? reported[name]?.value;
  const on = ['hold', 'vacation'].filter(name => held(name) && held(name) !== 'none').map(name => `${name}: ${readable(held(name))}`);
  $('goal-now').textContent = on.length ? on.join('; ') : 'No hold, no vacation.';
  for (const name of ['earlyStart', 'earlyStop']) $(name).checked = held(name) ?? true;
}

function mode() {
  const { desired = {}, reported = {} } = state.shadows.control?.state ?? {};
  return desired.mode ?? reported.mode?.value ?? reported.mode;
}

function showSchedule() {
  const entries = Object.entries(state.shadows.schedule?.week ?? {});
  entries.sort(([, a], [, b]) => String(a.at).localeCompare(String(b.at)));
  $('schedule').replaceChildren(...entries.map(([key, entry]) => {
    const remove = el('button', { 'aria-label': `Delete ${key}` }, 'Delete');
    remove.addEventListener('click', () => edit('entry-answer', 'DELETE', '/schedule/' + encodeURIComponent(key)));
    return el('tr', {}, el('td', {}, String(entry.days), el('small', {}, key)), el('td', {}, String(entry.at), entry.utc ? el('small', {}, 'UTC') : null), el('td', { class: 'nowrap' }, wanted(entry)), el('td', {}, remove));
  }));
  if (!entries.length) $('schedule').append(el('tr', {}, el('td', { colspan: 4, class: 'muted' }, 'The device has not told of a schedule.')));
  $('schedule-zone').textContent = zone() ? `All times on this page are local time in ${zone()}.` : '';
  chart.zone = zone();
}

function showEvents() {
  chart.mark(state.events);
  $('events').replaceChildren(...state.events.slice(0, 200).map(event => el('li', event.kind === 'gap' || event.kind === 'identity-used-twice' ? { class: 'stale' } : {},
    el('time', { datetime: new Date(event.ts).toISOString() }, when(event.ts)), el('span', {}, event.text || event.kind),
    el('small', {}, event.kind + (event.clk === 'ok' ? '' : ', the clock was not set')))));
  if (!state.events.length) $('events').append(el('li', { class: 'muted' }, 'None yet.'));
}

async function showAudit() {
  const { acts } = await api('GET', '/audit?subject=' + encodeURIComponent(state.open)).catch(() => ({ acts: [] }));
  $('audit').replaceChildren(...acts.slice(0, 50).map(act => el('li', {}, el('time', { datetime: act.at }, when(Date.parse(act.at))),
    el('span', {}, `${act.who}: ${act.action}`), el('small', {}, act.detail))));
  if (!acts.length) $('audit').append(el('li', { class: 'muted' }, 'Nothing yet.'));
}

// ---- edits

async function edit(answer, method, path, body) {
  say(answer, 'Saving …');
  try {
    await api(method, '/devices/' + encodeURIComponent(state.open) + path, body);
    await loadShadow(path.includes('/control') ? 'control' : 'schedule');
    say(answer, 'Kept. The device gets it now, or when it is back.', 'good');
    showTwin();
    showAudit();
  } catch (problem) {
    say(answer, problem.message, 'bad');
  }
}

$('lease-form').addEventListener('submit', event => {
  event.preventDefault();
  const until = new Date(now() + Number($('lease-for').value) * 60e3);
  until.setMilliseconds(0);
  edit('edit-answer', 'PUT', '/control', { lease: { target: Number($('lease-target').value), until: until.toISOString().replace('.000Z', 'Z') } });
});
$('lease-end').addEventListener('click', () => edit('edit-answer', 'PUT', '/control', { lease: 'none' }));
for (const button of document.querySelectorAll('[data-mode]')) {
  button.addEventListener('click', () => edit('edit-answer', 'PUT', '/control', { mode: button.dataset.mode }));
}
const inMinutes = minutes => new Date(Math.floor(now() / 1000) * 1000 + minutes * 60e3).toISOString().replace('.000Z', 'Z');
$('preset-form').addEventListener('submit', event => {
  event.preventDefault();
  edit('goal-answer', 'PUT', '/control', { hold: { preset: $('preset').value, until: inMinutes(Number($('preset-for').value)) } });
});
$('hold-end').addEventListener('click', () => edit('goal-answer', 'PUT', '/control', { hold: 'none' }));
$('vacation-form').addEventListener('submit', event => {
  event.preventDefault();
  edit('goal-answer', 'PUT', '/control', { vacation: { from: $('vacation-from').value, until: $('vacation-until').value,
    ...($('vacation-target').value ? { target: Number($('vacation-target').value) } : {}) } });
});
$('vacation-end').addEventListener('click', () => edit('goal-answer', 'PUT', '/control', { vacation: 'none' }));
for (const name of ['earlyStart', 'earlyStop']) $(name).addEventListener('change', () => edit('goal-answer', 'PUT', '/control', { [name]: $(name).checked }));
$('entry-form').addEventListener('submit', event => {
  event.preventDefault();
  edit('entry-answer', 'PUT', '/schedule/' + encodeURIComponent($('entry-key').value),
    { days: $('entry-days').value.trim().toLowerCase(), at: $('entry-at').value.slice(0, 5), ...($('entry-utc').checked ? { utc: true } : {}),
      ...($('entry-preset').value ? { preset: $('entry-preset').value } : { target: Number($('entry-target').value) }) });
});
$('add-form').addEventListener('submit', async event => {
  event.preventDefault();
  $('add-error').textContent = '';
  try {
    const made = await api('POST', '/devices', { thing: $('thing').value });
    $('added-command').textContent = `java -jar pilotlight.jar enrol --config pilotlight.yaml --data DIR --cloud ${location.origin} --token ${made.token}`;
    $('added').hidden = false;
    await loadFleet();
  } catch (problem) {
    $('add-error').textContent = problem.message;
  }
});
$('search').addEventListener('input', showFleet);

// ---- live

function connect() {
  state.stream?.close();
  const stream = state.stream = new EventSource('/api/v1/stream');
  const on = (name, handle) => stream.addEventListener(name, event => { state.heard = performance.now(); handle(JSON.parse(event.data)); });
  on('pulse', pulse => { state.skew = Date.parse(pulse.now) - Date.now(); render(); });
  on('device', device => { keep(device); render(); });
  on('points', news => { if (news.thing === state.open) chart.add(news.points, now()); });
  on('events', news => { if (news.thing === state.open) { state.events = [...news.events].reverse().concat(state.events); showEvents(); } });
  on('shadow', async news => { if (news.thing === state.open && ['control', 'schedule'].includes(news.shadow)) { await loadShadow(news.shadow); showTwin(); } });
  on('missed', () => route());
  stream.addEventListener('open', () => { if (state.lost) route(); state.lost = false; });
  stream.addEventListener('error', () => { state.lost = true; render(); });
}

function render() {
  const live = isLive() && !state.lost;
  $('live').dataset.tone = live ? 'good' : 'bad';
  $('live-text').textContent = live ? 'live' : 'not live';
  if (!live) banner(`No word from the cloud ${state.heard ? 'for ' + span((performance.now() - state.heard) / 1000) : 'yet'}; what you see may be old. The thermostats go on by themselves.`);
  else banner('');
  if (!$('fleet').hidden) showFleet();
  if (!$('device').hidden) showDevice();
}

function banner(text) {
  $('banner').textContent = text;
  $('banner').hidden = !text;
}

// ---- sign in, pages

async function loadFleet() {
  const fleet = await api('GET', '/devices');
  state.skew = Date.parse(fleet.now) - Date.now();
  state.devices.clear();
  tiles.clear();
  fleet.devices.forEach(keep);
  showFleet();
}

function show(page) {
  for (const id of ['login', 'fleet', 'device', 'rollouts']) $(id).hidden = id !== page;
  $('live').hidden = $('leave').hidden = page === 'login';
}

function signedOut() {
  state.stream?.close();
  state.stream = null;
  banner('');
  show('login');
  $('token').focus();
}

async function route() {
  const rollouts = /^#\/rollouts(?:\/(.+))?$/.exec(location.hash);
  if (rollouts) {
    state.open = null;
    document.title = 'Roll-outs · Pilotlight cloud';
    show('rollouts');
    await showRollouts(rollouts[1] === undefined ? null : decodeURIComponent(rollouts[1]));
    return;
  }
  const match = /^#\/device\/(.+)$/.exec(location.hash);
  if (!match) {
    state.open = null;
    document.title = 'Pilotlight cloud';
    show('fleet');
    await loadFleet().catch(problem => banner(problem.message));
    return;
  }
  const thing = decodeURIComponent(match[1]);
  document.title = `${thing} · Pilotlight cloud`;
  show('device');
  await openDevice(thing);
}

$('login-form').addEventListener('submit', async event => {
  event.preventDefault();
  $('login-error').textContent = '';
  try {
    await api('POST', '/session', { token: $('token').value });
    $('token').value = '';
    start();
  } catch (problem) {
    $('login-error').textContent = problem.message;
  }
});
$('leave').addEventListener('click', async () => { await api('DELETE', '/session').catch(() => {}); signedOut(); });
window.addEventListener('hashchange', () => { if (state.stream) route(); });
setInterval(() => { if (state.stream) render(); }, 1000);
setInterval(async () => {
  if (state.stream && state.open && isLive()) showHistory(await api('GET', '/devices/' + encodeURIComponent(state.open)).catch(() => ({})));
}, 10000);

beginRollouts({ api, el, when });

function start() {
  state.heard = performance.now();
  connect();
  route();
}

api('GET', '/session').then(start, signedOut);
