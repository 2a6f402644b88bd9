import { h, render } from './preact.js';
import { applications } from './applications.js';
import { Live } from './live.js';

async function get(api, path) {
  const answer = await fetch(`${api.cockpitApi}/plugin/teal/${api.engine}/${path}`,
    { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.message ?? `Teal answered ${answer.status}`);
  }
  return answer.json();
}

/** A part of Cockpit that shows itself anew with each answer. */
function part(id, pluginPoint, properties, path, view) {
  let live;
  return {
    id,
    pluginPoint,
    priority: 100,
    properties,
    render(node, { api }) {
      live?.stop();
      live = new Live(() => get(api, path), (data, error) => {
        if (error) {
          render(h('p', { class: 'teal', role: 'alert' }, error.message), node);
        } else {
          render(view(data), node);
        }
      });
    },
    unmount() {
      live?.stop();
    }
  };
}

export default [
  part('teal-dashboard', 'cockpit.dashboard', { label: 'Releases' }, 'applications', looks =>
    h('section', { class: 'teal' }, h('h3', null, 'Applications'), applications(looks)))
];
