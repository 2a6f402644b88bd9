import { h } from './preact.js';
import { Check } from './check.js';
import { clusters } from './clusters.js';
import { Confirmations } from './dialog.js';
import { Request } from './request.js';
import { Settings } from './settings.js';
import { STATES, between, needsSomebody, person, processName, sentence, sign, since } from './words.js';

/** Every application: where its users are, what each node runs, and its running release. */
export function applications({ applications: looks, releases, maySteer, mayRequest }, { server, act }) {
  if (looks.length === 0) {
    return h('p', null, 'The inventory has no applications yet; add one under teal.applications.');
  }
  return h('ul', { class: 'teal-applications' }, looks.map(look =>
    card(look, releases.find(release => release.application === look.name),
      { server, mayRequest, act: maySteer ? act : undefined })));
}

function card(look, release, { server, mayRequest, act }) {
  const status = look.status;
  return h('li', { key: look.name, class: 'teal-application' },
    h('div', { class: 'teal-what' },
      h('h3', null, look.name),
      h('p', { class: 'teal-quiet' }, look.record),
      status?.problem && h('p', { class: 'teal-bad' }, sign('warning-sign'), ` ${status.problem}`),
      status && !status.problem && !status.live
        && h('p', { class: 'teal-bad' }, sign('warning-sign'), ` points at ${status.pointsAt}, which is neither cluster`),
      release ? running(release) : h('p', { class: 'teal-idle' }, 'No release is running.'),
      h('div', { class: 'teal-actions' },
        mayRequest && !release && h(Request, { look, server }),
        h(Check, { name: look.name, server }),
        act && !release && h('a', {
          class: 'btn btn-default', href: `#/adoption/${encodeURIComponent(look.name)}`, 'aria-label': `Adopt ${look.name}`
        }, 'Adopt'))),
    status
      ? clusters(status.clusters, {
          now: release?.now,
          // While a release is running, it decides about its nodes itself
          buttons: node => act && !release && h(Confirmations, { offered: [maintenance(look.name, node, act)] })
        })
      : h('p', { class: 'teal-quiet' }, 'Checking its servers…'),
    act && h(Settings, { name: look.name, server }));
}

function maintenance(application, node, act) {
  const path = `applications/${encodeURIComponent(application)}/nodes/${encodeURIComponent(node.name)}`;
  return node.away
    ? {
      name: `return-${application}-${node.name}`, label: 'Bring back',
      title: `Bring ${node.name} back?`,
      effect: 'If it runs the version of its cluster, it is tested, warmed up and put in service, which may take minutes. '
        + 'Otherwise the next release brings it to its version first.',
      act: () => act(`${path}/return`, {})
    }
    : {
      name: `maintenance-${application}-${node.name}`, label: 'Take out',
      title: `Take ${node.name} out of service?`, ask: 'Why?', askUntil: 'Expected back',
      effect: 'Users no longer reach it, and releases leave it out and name it, until it is brought back.',
      act: (reason, until) => act(`${path}/maintenance`, { reason, until })
    };
}

function running(release) {
  return h('div', { class: 'teal-running' },
    h('p', null,
      badge(state(release)), ' ',
      h('a', { href: `#/releases/${release.id}` }, `Release ${release.version}`),
      h('span', { class: 'teal-quiet' },
        ` started ${between(release.startedAt)} ago${release.requestedBy ? `, requested by ${person(release.requestedBy)}` : ''}`)),
    h('p', { class: 'teal-quiet teal-process' }, processName(release.process)),
    progress(release),
    release.rollBackWaitsFor && h('p', { class: 'teal-quiet' }, rollBackWaits(release)),
    nowList(release));
}

/** A requested roll-back never runs beside a step. */
export function rollBackWaits({ rollBackWaitsFor }) {
  return `Roll-back requested: it begins when ${rollBackWaitsFor} has ended, at the latest at that step's own time limit.`;
}

export function state(release) {
  return release.trouble || release.now.some(needsSomebody) ? 'waiting' : release.rollingBack ? 'rolling-back' : 'running';
}

export function badge(name) {
  const [icon, word] = STATES[name];
  return h('span', { class: `teal-badge teal-is-${name}` }, sign(icon), ' ', word);
}

/** Its progress: the phases in order, each with a sign. */
export function progress({ phases, phase, phaseName, rollingBack }, ended) {
  return h('ol', { class: 'teal-phases', 'aria-label': `progress: ${phaseName}` }, phases.map((one, index) => {
    const stand = ended ? 'done' : phase === undefined ? 'left' : index < phase ? 'done' : index === phase ? 'now' : 'open';
    const icon = { done: 'ok', now: 'play', open: 'unchecked', left: 'minus' }[stand];
    const word = { done: 'done', now: 'now', open: 'upcoming', left: 'not reached' }[stand];
    return h('li', { key: one.activity, class: `teal-phase-${stand}`, 'aria-current': stand === 'now' ? 'step' : undefined },
      sign(icon), h('span', { class: 'teal-unseen' }, `${word}: `), ' ', one.name);
  }), phase === undefined && !ended && h('li', { class: 'teal-phase-now' },
    sign(rollingBack ? 'backward' : 'play'), ' ', phaseName));
}

/** Where the question is answered. */
function taskAddress({ id }) {
  return `${document.querySelector('base').getAttribute('app-root')}/app/tasklist/default/#/?task=${encodeURIComponent(id)}`;
}

export function nowList(release) {
  return h('ul', { class: 'teal-now' }, release.now.map(going => h('li', { key: going.id },
    h('span', { class: needsSomebody(going) ? 'teal-attention' : '' }, going.kind === 'person'
      ? h('a', { href: taskAddress(going) }, sentence(going))
      : sentence(going)),
    h('span', { class: 'teal-quiet' }, ` · ${since(going)}`))));
}
