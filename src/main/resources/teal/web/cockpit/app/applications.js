import { h } from './preact.js';

/** Every application: where its users are, and what each node runs. */
export function applications(looks) {
  return h('table', { class: 'teal-applications' },
    h('thead', null, h('tr', null,
      h('th', { scope: 'col' }, 'Application'),
      h('th', { scope: 'col' }, 'Users are on'),
      h('th', { scope: 'col' }, 'Nodes'))),
    h('tbody', null, looks.map(row)));
}

function row(look) {
  const status = look.status;
  return h('tr', { key: look.name },
    h('th', { scope: 'row' }, look.name, h('div', { class: 'teal-quiet' }, look.record)),
    h('td', null, status ? status.live ?? status.problem ?? `neither cluster: ${status.pointsAt}` : 'asking…'),
    h('td', null, status?.clusters.map(cluster => h('div', { key: cluster.name },
      h('strong', null, cluster.name), ' ',
      cluster.nodes.map(node => h('span', { key: node.name, class: 'teal-node' },
        node.name, ' ', node.version ?? 'no answer'))))));
}
