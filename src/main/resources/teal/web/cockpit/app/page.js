import { Component, h, render } from './preact.js';
import { Live } from './live.js';
import { Server } from './server.js';
import { clock, timeZone } from './words.js';

/** Shows the last good response, and explains what is wrong with newer ones. */
class Page extends Component {
  componentDidMount() {
    const { ask, ended, pause } = this.props;
    this.live = new Live(() => ask(this.state), (data, problem) => {
      this.setState(problem ? { problem } : { data, problem: null, at: new Date() });
      return problem !== null || !ended?.(data);
    }, pause);
  }

  componentWillUnmount() {
    this.live.stop();
  }

  render({ view, server }, state) {
    const again = change => this.setState(change ?? {}, () => this.live.now());
    return h('div', { class: 'teal' },
      state.problem && h('p', { class: 'teal-problem', role: 'alert' }, state.problem.message,
        state.at && ` (showing data from ${clock(state.at)})`),
      state.data
        ? view(state.data, { server, again, state })
        : !state.problem && h('p', { class: 'teal-quiet' }, 'Loading…'),
      h('footer', { class: 'teal-foot' },
        h('p', { class: 'teal-zone' }, `Times are in ${timeZone()}.`),
        h('p', null, h('a', { href: '#/glossary' }, 'Glossary'))));
  }
}

/**
 * A part of Cockpit that is redrawn with each response while it is open.
 *
 * @param path of Teal's endpoint that is asked, unless the part asks something else
 */
export function part({ id, pluginPoint, properties, priority, path, ask, view, ended, pause }) {
  const open = new Set();
  return {
    id,
    pluginPoint,
    priority: priority ?? 100,
    properties,
    render(node, { api, processInstanceId }) {
      // Cockpit reports that something was closed, but not what: close whatever is no longer in the page.
      [...open].filter(old => !old.isConnected).forEach(close);
      open.add(node);
      node.classList.add('teal-part');
      const server = new Server(api);
      render(h(Page, {
        server, ask: ask ?? (state => server.get(path({ processInstanceId, ...state }))), view, ended, pause
      }), node);
    },
    unmount() {
      open.forEach(close);
    }
  };

  function close(node) {
    open.delete(node);
    render(null, node);
  }
}
