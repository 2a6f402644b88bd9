import { Component, h } from './preact.js';

const PROCESSES = {
  'release': 'Around the release',
  'blue-green-release': 'Release',
  'cluster-upgrade': 'Upgrade',
  'rolling-deployment': 'Roll-out',
  'rollback': 'Roll-back'
};

/** The diagrams that a release went through, each with the path it took. */
export class Diagram extends Component {
  #canvas;
  #bpmn;
  #shown;
  #marks = [];
  /** A window that gets narrower must not cut the drawing off. */
  #width = new ResizeObserver(() => this.ready && this.#fit());

  componentDidMount() {
    this.#draw();
  }

  componentDidUpdate() {
    this.#draw();
  }

  componentWillUnmount() {
    this.#width.disconnect();
    this.#bpmn?.destroy();
  }

  render({ paths }, { problem }) {
    const chosen = this.#chosen();
    return h('section', { class: 'teal-diagrams', 'aria-label': 'path through the diagrams' },
      h('div', { class: 'teal-tree', role: 'group', 'aria-label': 'diagram' },
        this.#tree(paths.filter(path => !paths.some(one => one.instance === path.caller)), chosen, 0)),
      h('div', { class: 'teal-drawing' },
        h('p', { class: 'teal-legend' },
          h('span', { class: 'teal-key-passed' }, '✓ passed'),
          h('span', { class: 'teal-key-cancelled' }, '✗ interrupted'),
          h('span', { class: 'teal-key-current' }, '▶ now'),
          h('span', { class: 'teal-zoom', role: 'group', 'aria-label': 'size of the diagram' },
            this.#zoomButton('Smaller', () => this.#step(-1)),
            this.#zoomButton('Larger', () => this.#step(1)),
            this.#zoomButton('Fit', () => this.#fit()))),
        problem && h('p', { class: 'teal-problem' }, problem),
        h('div', {
          class: 'teal-canvas', role: 'group', 'aria-label': this.#inWords(chosen), title: 'Ctrl and the wheel zoom',
          ref: node => { this.#canvas = node; }
        })));
  }

  /** Each process below the one that called it; what is called deeper down is folded. */
  #tree(level, chosen, depth) {
    const { paths } = this.props;
    return h('ul', null, level.map(path => {
      const called = paths.filter(one => one.caller === path.instance);
      return h('li', { key: path.instance },
        h('button', {
          type: 'button', class: `btn btn-sm btn-default ${path === chosen ? 'active' : ''}`,
          'aria-pressed': path === chosen, onClick: () => this.setState({ instance: path.instance })
        }, numbered(path, paths)),
        called.length > 0 && (depth < 2
          ? this.#tree(called, chosen, depth + 1)
          : h('details', { open: called.includes(chosen) || undefined },
            h('summary', null, `${called.length} more`),
            this.#tree(called, chosen, depth + 1))));
    }));
  }

  #zoomButton(label, onClick) {
    return h('button', { type: 'button', class: 'btn btn-sm btn-default', onClick }, label);
  }

  #step(direction) {
    this.#bpmn?.get('zoomScroll').stepZoom(direction);
  }

  #fit() {
    const canvas = this.#bpmn?.get('canvas');
    // It remembers the size that it had when it was asked last.
    canvas?.resized();
    canvas?.zoom('fit-viewport', 'auto');
  }

  /** One finger scrolls the page, too; the library would move the drawing with it. */
  #finger = event => {
    const fingers = event.touches?.length ?? (event.pointerType === 'touch' ? 1 : 2);
    if (fingers < 2) {
      event.stopPropagation();
    }
  };

  /** The wheel belongs to the page: over a diagram, too, it scrolls, and zooms only with Ctrl. */
  #wheel = event => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#step(event.deltaY < 0 ? 1 : -1);
    }
  };

  #chosen() {
    const { paths } = this.props;
    // At first the process that was requested, not the one of Teal's own around it.
    return paths.find(path => path.instance === this.state.instance)
      ?? paths.find(path => path.caller === paths[0].instance) ?? paths[0];
  }

  #inWords(path) {
    return `${title(path)}: passed ${new Set(path.passed).size} elements`
      + (path.current.length ? `, now at ${path.current.join(', ')}` : '');
  }

  async #draw() {
    const path = this.#chosen();
    if (!path || !this.#canvas) {
      return;
    }
    try {
      if (this.#shown !== path.instance) {
        this.#shown = path.instance;
        // Large and rarely needed, so loaded on demand.
        const [{ default: Viewer }, xml] = await Promise.all(
          [import('./bpmn-viewer.js'), this.props.server.diagram(path.definition)]);
        if (this.#shown !== path.instance) {
          return;
        }
        if (!this.#bpmn) {
          this.#width.observe(this.#canvas);
          this.#bpmn = new Viewer({ container: this.#canvas });
          this.#bpmn.get('zoomScroll').toggle(false);
          this.#canvas.addEventListener('wheel', this.#wheel, { passive: false });
          ['touchstart', 'touchmove', 'pointerdown', 'pointermove'].forEach(kind =>
            this.#canvas.addEventListener(kind, this.#finger, { capture: true, passive: true }));
        }
        this.#marks = [];
        await this.#bpmn.importXML(xml);
        this.#fit();
        this.ready = path.instance;
      }
      if (this.ready === path.instance) {
        this.#mark(path);
      }
    } catch (error) {
      if (this.state.problem !== error.message) {
        this.setState({ problem: error.message });
      }
    }
  }

  #mark(path) {
    const canvas = this.#bpmn.get('canvas');
    const overlays = this.#bpmn.get('overlays');
    this.#marks.forEach(([id, mark]) => canvas.removeMarker(id, mark));
    overlays.remove({ type: 'teal' });
    this.#marks = [];
    const elements = this.#bpmn.get('elementRegistry');
    const add = (id, mark, sign) => {
      if (!elements.get(id)) {
        return;
      }
      canvas.addMarker(id, mark);
      this.#marks.push([id, mark]);
      const badge = document.createElement('span');
      badge.className = `teal-mark ${mark}`;
      badge.textContent = sign;
      // The names of a gateway's outgoing flows are to its right
      const position = elements.get(id).type.endsWith('Gateway') ? { top: -10, left: -10 } : { top: -10, right: 10 };
      overlays.add(id, 'teal', { position, html: badge });
    };
    counts(path.passed).forEach((times, id) => add(id, 'teal-passed', times > 1 ? `✓ ${times}` : '✓'));
    counts(path.cancelled).forEach((times, id) => !path.passed.includes(id) && add(id, 'teal-cancelled', '✗'));
    counts(path.current).forEach((times, id) => add(id, 'teal-current', '▶'));
    path.flows.filter(id => elements.get(id)).forEach(id => {
      canvas.addMarker(id, 'teal-way');
      this.#marks.push([id, 'teal-way']);
    });
  }
}

function counts(ids) {
  const all = new Map();
  ids.forEach(id => all.set(id, (all.get(id) ?? 0) + 1));
  return all;
}

/** Numbered if several have the same title. */
function numbered(path, paths) {
  const alike = paths.filter(one => title(one) === title(path));
  return alike.length > 1 ? `${title(path)} ${alike.indexOf(path) + 1}` : title(path);
}

/** The process's name, and the cluster it was called for. */
export function title(path) {
  const name = PROCESSES[path.process] ?? path.name;
  return path.cluster ? `${name} ${path.cluster}` : name;
}
