import { h } from './preact.js';
import { Adoption } from './adoption.js';
import { applications } from './applications.js';
import { glossary, read } from './glossary.js';
import { part } from './page.js';
import { past, path as pastPath } from './past.js';
import { release } from './release.js';
import { tokens } from './tokens.js';

const board = {
  path: () => 'applications',
  view: (data, context) => applications(data, context)
};

const sheet = {
  view: (data, context) => release(data, context),
  ended: data => Boolean(data.release.endedAt)
};

function link(id, label, path, priority) {
  return {
    id,
    pluginPoint: 'cockpit.navigation',
    priority,
    properties: { label, path },
    render(node) {
      const anchor = document.createElement('a');
      anchor.href = `#${path}`;
      anchor.textContent = label;
      node.append(anchor);
    },
    unmount() {}
  };
}

export default [
  part({ ...board, id: 'teal-dashboard', pluginPoint: 'cockpit.dashboard', properties: { label: 'Releases' },
    view: (data, context) => [h('p', null, h('a', { href: '#/releases' }, 'Open the board')), applications(data, context)] }),
  link('teal-releases-link', 'Releases', '/releases', 200),
  part({
    ...board, id: 'teal-releases', pluginPoint: 'cockpit.route', properties: { path: '/releases' },
    view: (data, { server, again }) => h('section', null, h('h2', null, 'Releases'),
      data.mayMakeTokens && h('p', null, h('a', { href: '#/tokens' }, 'Pipeline tokens')),
      applications(data, {
        server,
        act: async (address, wish) => {
          await server.post(address, wish);
          again();
        }
      }))
  }),
  part({
    ...board, id: 'teal-adoption', pluginPoint: 'cockpit.route', properties: { path: '/adoption/:application' }, pause: 5000,
    view: ({ maySteer }, { server }) => h(Adoption, {
      name: decodeURIComponent(/#\/adoption\/([^/?]+)/.exec(window.location.hash)?.[1] ?? ''), maySteer, server
    })
  }),
  part({
    ...sheet, id: 'teal-release', pluginPoint: 'cockpit.route', properties: { path: '/releases/:id' },
    path: () => `releases/${/#\/releases\/([^/?]+)/.exec(window.location.hash)?.[1]}`
  }),
  part({
    ...sheet, id: 'teal-tab', pluginPoint: 'cockpit.processInstance.runtime.tab', properties: { label: 'Release' },
    path: ({ processInstanceId }) => `releases/${processInstanceId}`
  }),
  link('teal-past-link', 'Past releases', '/past-releases', 190),
  part({
    id: 'teal-past', pluginPoint: 'cockpit.route', properties: { path: '/past-releases' },
    path: pastPath, view: past, pause: 5000
  }),
  part({
    id: 'teal-tokens', pluginPoint: 'cockpit.route', properties: { path: '/tokens' },
    path: () => 'tokens', view: tokens, pause: 5000
  }),
  part({
    id: 'teal-glossary', pluginPoint: 'cockpit.route', properties: { path: '/glossary' },
    ask: read, view: glossary, ended: () => true
  })
];
