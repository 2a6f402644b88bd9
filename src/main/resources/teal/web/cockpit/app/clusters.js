import { h } from './preact.js';
import { between, sign } from './words.js';

/** Where users are; nobody may be able to say. */
const USERS = { here: 'users are here', none: 'no users', unknown: 'unknown whether users are here' };

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
    h('ul', { class: 'teal-nodes' }, cluster.nodes.map(node =>
      nodeCard(node, before[node.name], now.filter(going => going.node === node.name), leftOut[node.name], buttons(node)))),
    now.filter(going => going.cluster === cluster.name && !going.node && going.kind === 'step').map(going =>
      h('p', { key: going.id, class: 'teal-here' }, working(going))))));
}

function nodeCard(node, before, here, leftOut, buttons) {
  const changed = before && node.version && before !== node.version;
  return h('li', { key: node.name, class: `teal-node ${here.length ? 'teal-busy' : ''}` },
    h('strong', null, node.name),
    h('span', { class: 'teal-version' }, changed
      ? [h('s', { 'aria-label': `before: ${before}` }, before), ' → ', node.version]
      : node.version ?? (node.found ? 'no answer' : 'no version')),
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
