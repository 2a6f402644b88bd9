import { h } from './preact.js';
import { badge, nowList, progress, rollBackWaits, state } from './applications.js';
import { clusters } from './clusters.js';
import { Confirmations } from './dialog.js';
import { Diagram } from './diagram.js';
import { Printed, timeline } from './timeline.js';
import { STATES, between, day, duration, milliseconds, person, processName, sentence } from './words.js';

/** One release, running or past. */
export function release({ release: one, maySteer, usual }, { server, again }) {
  const running = one.running;
  return h('article', { class: 'teal-release' },
    h('header', null,
      h('h2', null, `${one.application} ${one.version} `, badge(running ? state(running) : one.state)),
      facts(one, usual),
      maySteer && h(Confirmations, {
        offered: running ? buttons(one, server, again) : [],
        gone: `Nothing was done: ${one.application} ${one.version} has moved on (${STATES[running ? state(running) : one.state][1]}).`
      })),
    one.reason && h('p', { class: 'teal-reason' }, h('strong', null, running ? 'Needs a decision: ' : 'Reason: '), one.reason),
    one.rollBackRequest && h('p', { class: 'teal-reason' },
      h('strong', null, `Roll-back ${one.rollBackRequest.by ? `requested by ${person(one.rollBackRequest.by)}` : 'started by Teal'}${
        one.rollBackRequest.reason === one.reason ? '' : ': '}`),
      one.rollBackRequest.reason !== one.reason && one.rollBackRequest.reason),
    running ? progress(running) : diagrams(one, server),
    h('div', { class: 'teal-columns' },
      h('div', { class: 'teal-stand' },
        running && [h('h3', null, 'Now'),
          running.rollBackWaitsFor && h('p', null, rollBackWaits(running)), nowList(running), live(one, server),
          h('p', { class: 'teal-unseen', 'aria-live': 'polite' }, running.now.map(spoken).join('; '))],
        h('h3', null, 'Clusters'),
        one.clusters.length
          ? clusters(one.clusters, { before: one.before, now: running?.now, leftOut: one.leftOut })
          : h('p', { class: 'teal-quiet' }, running ? 'Not planned yet.' : 'It ended before it was planned: nothing was changed.')),
      h('div', null,
        h('h3', null, 'What happened'),
        timeline(one.timeline, { release: one, server }))),
    running && diagrams(one, server));
}

function diagrams(one, server) {
  return [h('h3', null, 'Diagram and path'), h(Diagram, { paths: one.paths, server })];
}

/** The output of running steps. */
function live(one, server) {
  return one.timeline.filter(entry => entry.outcome === 'running').flatMap(entry => entry.attempts
    .filter(attempt => attempt.printed && !attempt.ended)
    .map(attempt => h(Printed, { key: attempt.id, attempt, name: entry.name, release: one, server })));
}

/** For screen readers, so it omits anything that changes every second. */
function spoken(going) {
  return sentence({ ...going, until: undefined, kind: going.kind === 'repeat' ? 'step' : going.kind });
}

function facts(one, usual) {
  const rows = [
    ['Requested', `${one.requestedBy ? `by ${person(one.requestedBy)}${one.requestedFor ? ` for ${person(one.requestedFor)}` : ''}, ` : ''}${day(one.startedAt)}`],
    [one.endedAt ? 'Duration' : 'Running for', between(one.startedAt, one.endedAt)],
    usual && ['Usually', `${duration(milliseconds(usual.time))} without people's answers (${
      usual.releases === 1 ? 'the latest release' : `the median of the latest ${usual.releases}`})`],
    ['Waiting for people', duration(milliseconds(one.waitedForPeople))],
    one.artifact && ['Artifact', one.artifact],
    ['Process', processName(one.process)]
  ];
  return h('dl', { class: 'teal-facts' }, rows.filter(Boolean).map(([name, value]) =>
    h('div', { key: name }, h('dt', null, name), h('dd', null, value))));
}

function buttons(one, server, again) {
  const tries = one.running.now.filter(going =>
    going.kind === 'repeat' || going.kind === 'stuck' || going.decision);
  return [
    ...tries.map(going => ({
      name: going.id, label: going.node ? `Try ${going.node} again` : 'Try again',
      title: `Try ${one.application} ${one.version} again?`,
      effect: retryEffect(going),
      act: async () => {
        await server.post(`releases/${one.id}/retry`, { what: going.id });
        again();
      }
    })),
    ...(one.running.rollingBack ? [] : [{
      name: 'roll-back', label: one.clusters.length ? 'Roll back' : 'Cancel release', danger: true,
      title: one.clusters.length ? `Roll back ${one.application}?` : `Cancel ${one.application} ${one.version}?`,
      dismiss: one.clusters.length ? 'Cancel' : 'Keep release',
      ask: 'Reason, kept in the release history',
      effect: rollBackEffect(one),
      act: async reason => {
        await server.post(`releases/${one.id}/rollback`, { reason });
        again();
      }
    }])
  ];
}

function retryEffect(going) {
  if (going.kind !== 'person') {
    return h('p', null, `“${going.name}” runs again now. It checks the current state first, so nothing is done twice.`);
  }
  return h('p', null, going.node
    ? `This answers “${going.name}” with “try again” in your name: the steps on ${going.node} start over. Other nodes are not touched.`
    : `This answers “${going.name}” with “try again” in your name: it starts over at its first step, and completed steps pass quickly.`);
}

/** What would happen, according to the release's own records. */
function rollBackEffect(one) {
  if (!one.clusters.length) {
    return h('p', null, 'Nothing has been changed yet. The release ends as cancelled once the current step has finished.');
  }
  const changed = one.clusters.map(cluster => [cluster,
    cluster.nodes.filter(node => one.before[node.name] && node.version !== one.before[node.name])]);
  const old = changed.filter(([, nodes]) => nodes.length === 0).map(([cluster]) => cluster);
  const live = one.clusters.find(cluster => cluster.live);
  const safe = old.find(cluster => cluster === live) ?? old[0];
  const nodes = changed.flatMap(([, all]) => all);
  return h('ol', null,
    h('li', null, 'The current step finishes first; nothing is interrupted.'),
    h('li', null, safe
      ? safe === live
        ? `Users stay on ${safe.name}, which still runs the old version.`
        : `Users move to ${safe.name}, which still runs the old version.`
      : 'Neither cluster still runs the old version, so the one without users is restored first and users then move there.'),
    h('li', null, nodes.length
      ? ['These nodes go back to their old version: ', nodes.map(node => `${node.name} ${one.before[node.name]}`).join(', '), '.']
      : 'No node has been changed so far. Any node that the current step changes goes back to its old version.'),
    h('li', null, `${one.application} ${one.version} is marked as bad: releasing it again needs a reason.`));
}
