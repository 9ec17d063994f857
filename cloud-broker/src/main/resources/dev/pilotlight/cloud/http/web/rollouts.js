// Roll-outs: drafted, previewed, begun, watched, ended. Everything from elsewhere is put in as text.
import { open, sign } from '/sign.js';

const $ = id => document.getElementById(id);
const ORDERS = { RUNNING: ['pause', 'stop', 'roll-back'], PAUSED: ['resume', 'stop', 'roll-back'], HALTED: ['roll-back'], STOPPED: ['roll-back'], DONE: ['roll-back'], INCOMPLETE: ['roll-back'], ROLLED_BACK: [] };
const TONES = { RUNNING: 'wait', PAUSED: 'wait', HALTED: 'bad', STOPPED: 'bad', ROLLED_BACK: 'bad', DONE: 'good', INCOMPLETE: 'bad', DRAFT: '' };
const STANDINGS = ['proven', 'kept', 'on-trial', 'asked', 'waiting', 'refused', 'rolled-back', 'failed', 'silent', 'lost', 'left-out', 'withdrawn'];
const MOST_ROWS = 500;
let tools;
let shown = null;
let signed = null;

const say = (id, text, tone) => { $(id).textContent = text; $(id).dataset.tone = tone ?? ''; };
const path = id => '/rollouts/' + encodeURIComponent(id);

// api(method, path, body), el(tag, attributes, ...children) and when(milliseconds) are the page's own.
export function begin(given) {
  tools = given;
  $('draft-form').addEventListener('submit', preview);
  $('draft-keep').addEventListener('click', keep);
  $('sign-form').addEventListener('submit', signHere);
  setInterval(() => { if (!$('rollouts').hidden) refresh(); }, 2000);
}

// The page of all roll-outs, or of one.
export async function show(id) {
  shown = id;
  await refresh();
}

async function refresh() {
  try {
    const { rollouts } = await tools.api('GET', '/rollouts');
    const { el } = tools;
    $('rollout-list').replaceChildren(...rollouts.map(line));
    if (!rollouts.length) $('rollout-list').append(el('li', { class: 'empty' }, 'No roll-out yet.'));
    $('rollout-one').hidden = !shown;
    if (shown) showOne(await tools.api('GET', path(shown)));
  } catch (problem) {
    say('rollout-answer', problem.message, 'bad');
  }
}

function line(rollout) {
  const { el } = tools;
  return el('li', {}, el('a', { href: '#/rollouts/' + rollout.id },
    el('span', { class: 'thing' }, `${rollout.id}: ${matter(rollout)}`),
    el('span', { class: 'pill', 'data-tone': TONES[rollout.state] }, words(rollout)),
    el('span', { class: 'muted' }, rollout.target), el('span', {}), bar(rollout)));
}

const matter = rollout => (rollout.matter === 'keys' ? 'keys, version ' : 'version ') + rollout.version;
const words = rollout => rollout.state === 'DRAFT' ? 'draft'
  : rollout.state.toLowerCase().replace('_', ' ') + (rollout.state === 'RUNNING' ? `, wave ${rollout.wave}${rollout.soaking ? ' watched' : ''}` : '');

function bar(rollout) {
  const { el } = tools;
  const some = STANDINGS.filter(name => rollout.tally[name] > 0);
  const meter = el('span', { class: 'share', role: 'img', 'aria-label': counts(rollout) },
    ...some.map(name => el('span', { class: 'part', 'data-standing': name, 'data-share': String(Math.ceil(rollout.tally[name] * 20 / Math.max(1, rollout.devices))) })));
  return el('span', { class: 'progress' }, meter, el('span', { class: 'muted' }, counts(rollout)));
}

const counts = rollout => rollout.state === 'DRAFT' ? `by ${rollout.author}, approved by ${rollout.approver ?? 'nobody'}`
  : [...STANDINGS, 'cutOff', 'offline'].filter(name => rollout.tally[name] > 0).map(name => `${rollout.tally[name]} ${name}`).join(', ') + ` of ${rollout.devices}`;

function showOne(rollout) {
  const { el } = tools;
  $('rollout-name').textContent = `${rollout.id}: ${matter(rollout)} for ${rollout.target}`;
  $('rollout-state').textContent = words(rollout);
  $('rollout-counts').textContent = counts(rollout);
  const buttons = rollout.state === 'DRAFT' ? draftButtons(rollout) : ORDERS[rollout.state].filter(order => order !== 'roll-back' || rollout.matter !== 'keys').map(order => button(order, () => act(order, {}, `${order.replace('-', ' ')} ${rollout.id}?`)));
  if ($('rollout-orders').dataset.state !== rollout.state + rollout.approver) {
    $('rollout-orders').dataset.state = rollout.state + rollout.approver;
    $('rollout-orders').replaceChildren(...buttons);
  }
  $('rollout-notes').replaceChildren(...[...rollout.notes].reverse().slice(0, 50).map(note =>
    el('li', {}, el('span', { class: 'muted' }, tools.when(Date.parse(note.at)) + ' '), note.text)));
  $('rollout-things').replaceChildren(...rollout.things.slice(0, MOST_ROWS).map(thing => el('tr', {},
    el('td', {}, el('a', { href: '#/device/' + encodeURIComponent(thing.thing) }, thing.thing)),
    el('td', {}, thing.site), el('td', {}, thing.standing), el('td', {}, [thing.details?.step, thing.details?.reason].filter(Boolean).join(': ')))));
  $('rollout-more').textContent = rollout.things.length > MOST_ROWS ? `and ${rollout.things.length - MOST_ROWS} more, see the API` : '';
}

function draftButtons(rollout) {
  const { el } = tools;
  const expected = el('input', { type: 'number', min: '0', id: 'expected', 'aria-label': 'Devices that you expect to reach', placeholder: 'devices expected' });
  return [button('approve', () => act('approve', {})), expected,
    button('start', () => act('start', { expected: Number(expected.value || 0) }, expected.value ? `Start ${rollout.id} on ${expected.value} ${expected.value === '1' ? 'device' : 'devices'}?` : `Start ${rollout.id} without saying how many devices you expect? It will be refused.`), 'primary')];
}

function button(text, act, style) {
  const made = tools.el('button', { class: style ?? '' }, text.charAt(0).toUpperCase() + text.slice(1).replace('-', ' '));
  made.addEventListener('click', act);
  return made;
}

async function act(order, body, question) {
  if (question && !confirm(question)) return;
  try {
    await tools.api('POST', `${path(shown)}/${order}`, body);
    say('rollout-answer', `${order.replace('-', ' ')}: done`, 'good');
  } catch (problem) {
    say('rollout-answer', problem.message, 'bad');
  }
  refresh();
}

// ---- a draft: signed elsewhere, or here with the operator's own key

async function signHere(event) {
  event.preventDefault();
  try {
    const file = await $('key-file').files[0].text();
    const opened = await open(file, $('passphrase').value);
    $('passphrase').value = '';
    const name = $('sign-name').value;
    signed = await sign(opened, { tenant: $('sign-tenant').value, whom: { [$('sign-whom').value]: name }, version: Number($('sign-version').value),
      days: Number($('sign-days').value), configuration: JSON.parse($('sign-config').value) });
    $('signed').value = JSON.stringify(signed);
    if (!$('draft-target').value) $('draft-target').value = `${$('sign-whom').value}=${name}`;
    say('sign-answer', `signed by key ${opened.id}; preview it below`, 'good');
  } catch (problem) {
    say('sign-answer', problem.message, 'bad');
  }
}

const draft = () => ({ signed: JSON.parse($('signed').value), target: $('draft-target').value, ...($('draft-plan').value.trim() ? { plan: JSON.parse($('draft-plan').value) } : {}) });

async function preview(event) {
  event.preventDefault();
  $('draft-keep').hidden = true;
  try {
    const seen = await tools.api('POST', '/rollout-preview', draft());
    $('preview').textContent = [`${matter(seen)}, signed for ${seen.signedFor}: reaches ${seen.devices} devices, ${seen.reachable} of them now`,
      seen.things.slice(0, 20).join(', ') + (seen.devices > 20 ? ', …' : ''), ...seen.changes,
      ...seen.problems.map(problem => `would be refused: ${problem.path} ${problem.sentence}`), 'plan: ' + JSON.stringify(seen.plan)].join('\n');
    $('draft-keep').hidden = false;
    say('draft-answer', '');
  } catch (problem) {
    say('draft-answer', problem.message, 'bad');
  }
}

async function keep() {
  try {
    const kept = await tools.api('POST', '/rollouts', draft());
    $('draft-keep').hidden = true;
    location.hash = '#/rollouts/' + kept.id;
  } catch (problem) {
    say('draft-answer', problem.message, 'bad');
  }
}
