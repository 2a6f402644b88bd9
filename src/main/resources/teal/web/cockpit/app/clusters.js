import { Fold } from './fold.js';
import { h } from './preact.js';
import { between, sign } from './words.js';

/** Where users are; nobody may be able to say. */
const USERS = { here: 'users are here', none: 'no users', unknown: 'unknown whether users are here' };

/** In a cluster of so many nodes, those of which there is nothing to say are counted. */
const LARGE = 20;

/** Both clusters side by side: where users are, and what is happening on each node. */
export function clusters(all, { before = {}, now = [], leftOut = {}, buttons = () => null } = {}) {
  return h('div', { class: 'teal-clusters' }, all.map(cluster =>
    h('div', {
      key: cluster.name, role: 'group',
      class: `teal-cluster ${cluster.users === 'here' ? 'teal-live' : ''} ${hue(cluster.name)}`,
      'aria-label': `cluster ${cluster.name}, ${USERS[cluster.users]}`
    },
    h('div', { class: 'teal-users' }, cluster.users === 'here'
      ? [sign('arrow-down'), ` ${USERS.here}`]
      : h('span', { class: 'teal-quiet' }, USERS[cluster.users])),
    h('h4', null, cluster.name),
    nodes(cluster.nodes.map(node => ({
      node, before: before[node.name], here: now.filter(going => going.node === node.name), leftOut: leftOut[node.name]
    })), buttons),
    now.filter(going => going.cluster === cluster.name && !going.node && going.kind === 'step').map(going =>
      h('p', { key: going.id, class: 'teal-here' }, working(going))))));
}

/** Each node of a small cluster; of a large one those that people have to see first, then the others by what they run. */
function nodes(all, buttons) {
  const cards = some => some.map(one => nodeCard(one, buttons(one.node)));
  if (all.length < LARGE) {
    return h('ul', { class: 'teal-nodes' }, cards(all));
  }
  const groups = new Map();
  all.filter(isOrdinary).forEach(one => {
    const runs = version(one).join('');
    groups.set(runs, [...groups.get(runs) ?? [], one]);
  });
  return h('ul', { class: 'teal-nodes' }, cards(all.filter(one => !isOrdinary(one))), [...groups.values()].map(group =>
    h('li', { key: `group ${version(group[0]).join('')}`, class: 'teal-node' }, h(Fold, {
      name: 'teal-group', count: group.length, lines: () => h('ul', { class: 'teal-nodes' }, cards(group)),
      summary: [h('strong', null, `${group.length} ${group.length === 1 ? 'node' : 'nodes'}`), ' ',
        h('span', { class: 'teal-version' }, shown(group[0]))]
    }))));
}

function isOrdinary({ node, here, leftOut }) {
  return !here.length && !leftOut && !node.away && node.healthy !== false && node.confirmed !== false && !(node.found && !node.version);
}

/** What a node ran before, if that was something else, and what it runs. */
function version({ node, before }) {
  const now = node.version ?? (node.found ? 'no answer' : 'no version');
  return before && node.version && before !== node.version ? [before, ' → ', now] : [now];
}

function shown(one) {
  const [before, ...after] = version(one);
  return after.length ? [h('s', { 'aria-label': `before: ${before}` }, before), ...after] : [before];
}

function nodeCard(one, buttons) {
  const { node, here, leftOut } = one;
  return h('li', { key: node.name, class: `teal-node ${here.length ? 'teal-busy' : ''}` },
    h('strong', null, node.name),
    h('span', { class: 'teal-version' }, shown(one)),
    node.confirmed === false && node.version && h('span', { class: 'teal-quiet' },
      'according to its process; the application itself does not confirm it'),
    node.healthy === false && h('span', { class: 'teal-bad' }, sign('warning-sign'), ` ${node.found}`),
    node.away && h('span', { class: 'teal-attention' }, sign('wrench'), ` ${node.away}`),
    buttons,
    leftOut && h('span', { class: 'teal-bad' }, `left out: ${leftOut}`),
    here.map(going => h('span', { key: going.id, class: 'teal-here' }, going.kind === 'person'
      ? [sign('user'), ` ${going.name}`] : working(going))));
}

function working(going) {
  return [sign('play'), ` ${going.name} · ${between(going.since)}`];
}

/** Blue and green get their own colours; every cluster shows its name as well. */
function hue(name) {
  return name === 'blue' || name === 'green' ? `teal-${name}` : 'teal-other';
}
