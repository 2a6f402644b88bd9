// What Tasklist lacks for people who answer questions about releases: the first touch of an answer claims the question,
// afterwards the page says what happens now, and every filter shows how many questions it has. A request offers the versions
// in the repository.
(() => {
  const ENGINE = `${document.querySelector('base').getAttribute('engine-api')}engine/default`;
  const COCKPIT = `${document.querySelector('base').getAttribute('cockpit-api')}plugin/teal/default`;
  const TASK = /\/engine\/[^/]+\/task\/(?!count$)([^/?]+)$/;
  const ANSWERED = /\/task\/([^/]+)\/submit-form$/;
  const MOVED = /\/task\/[^/]+\/(claim|unclaim|submit-form)$/;
  const COUNTED = 15_000;
  let opened = {};
  let counts = {};

  async function ask(address) {
    const answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    return answer.ok ? answer.json() : null;
  }

  async function open(id) {
    opened = { id };
    document.querySelector('.teal-after')?.remove();
    const task = await ask(`${ENGINE}/task/${id}`).catch(() => null);
    if (task && opened.id === id) {
      opened = task;
    }
  }

  /** What happens now, in place of an empty page. */
  async function answered({ name, processInstanceId }) {
    if (!name || !processInstanceId) {
      return;
    }
    document.querySelector('.teal-after')?.remove();
    const place = document.querySelector('.task-details .three-cols-layout-cell.content');
    const note = document.createElement('div');
    note.className = 'teal-after well';
    note.setAttribute('role', 'status');
    const what = document.createElement('p');
    what.textContent = `Your answer to “${name}” has been taken.`;
    const now = document.createElement('p');
    const link = document.createElement('a');
    link.href = `${document.querySelector('base').getAttribute('app-root')}/app/cockpit/default/#/releases/${processInstanceId}`;
    link.textContent = 'Follow the release';
    note.append(what, now, link);
    place?.prepend(note);
    while (note.isConnected) {
      const sheet = await ask(`${COCKPIT}/releases/${processInstanceId}`).catch(() => null);
      const release = sheet?.release;
      if (release) {
        now.textContent = `${release.application} ${release.version}: ${release.running
          ? `now ${[...new Set([release.running.phaseName, ...release.running.now.map(going => going.name)])].join(', ')}`
          : `the release has ended, ${release.state.replace('-', ' ')}`}`;
      }
      if (!release?.running) {
        return;
      }
      await new Promise(done => setTimeout(done, 2000));
    }
  }

  new PerformanceObserver(answers => {
    for (const { name, responseStatus } of answers.getEntries()) {
      const task = TASK.exec(name)?.[1];
      if (task && task !== opened.id) {
        open(task);
      }
      if (ANSWERED.exec(name)?.[1] === opened.id && (responseStatus === undefined || responseStatus >= 200 && responseStatus < 300)) {
        answered(opened);
      }
      if (MOVED.test(name)) {
        count();
      }
    }
  }).observe({ type: 'resource' });

  // Opening a question does not claim it; answering does. A form that is not claimed is locked.
  window.addEventListener('pointerdown', event => {
    const claim = document.querySelector('.task-details button.claim');
    const field = claim?.offsetParent
      && [...document.querySelectorAll('.task-details .fjs-form-field')].find(one => isAt(one, event));
    const answers = field ? [...field.querySelectorAll('input, textarea, select')] : [];
    if (!answers.length) {
      return;
    }
    const wanted = answers.find(one => isAt(one, event) || isAt(one.closest('label, .fjs-inline-label') ?? one, event)
      || [...one.labels ?? []].some(label => isAt(label, event))) ?? answers[0];
    const id = wanted.id.replace(/^.*?(?=Field_)/, '');
    claim.click();
    const until = Date.now() + 10_000;
    const touch = () => {
      const free = [...document.querySelectorAll('.task-details .fjs-form-field :is(input, textarea, select)')]
        .find(one => one.id.endsWith(id) && !one.disabled && !one.readOnly);
      if (free) {
        free.focus();
        if (free.type === 'radio' || free.type === 'checkbox') {
          free.click();
        }
      } else if (Date.now() < until) {
        setTimeout(touch, 100);
      }
    };
    setTimeout(touch, 100);
  }, true);

  // A form's links lose their target when the form is cleaned. What somebody has typed must not go away with the page.
  window.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('.fjs-container a[href]');
    if (link) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
  }, true);

  /** By its place: what is locked takes no events. */
  function isAt(element, { clientX: x, clientY: y }) {
    const box = element.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  }

  async function count() {
    if (document.hidden || !document.querySelector('.task-filter')) {
      return;
    }
    const filters = await ask(`${ENGINE}/filter?resourceType=Task&itemCount=true&maxResults=200`).catch(() => null);
    counts = Object.fromEntries((filters ?? []).map(filter => [filter.name, filter.itemCount]));
    show();
  }

  /** Camunda shows the number of the filter that is open; this adds the others'. */
  function show() {
    document.querySelectorAll('.task-filter .name a').forEach(link => {
      const name = [...link.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim())?.data.trim();
      let shown = link.querySelector('.teal-count');
      const number = link.closest('.active') ? undefined : counts[name];
      if (number === undefined) {
        shown?.remove();
        return;
      }
      if (!shown) {
        shown = document.createElement('span');
        shown.className = 'teal-count';
        link.append(shown);
      }
      const text = `(${number})`;
      if (shown.textContent !== text) {
        shown.textContent = text;
      }
    });
  }

  /** The form names the versions in the repository; this offers them in the field above, where any other may be typed. */
  function offer() {
    const text = [...document.querySelectorAll('.fjs-form .fjs-form-field-text')]
      .find(one => one.textContent.trim().startsWith('In the repository, newest first:'));
    const versions = [...text?.querySelectorAll('code') ?? []].map(code => code.textContent);
    let list = document.getElementById('teal-versions');
    if (!list && !versions.length) {
      return;
    }
    if (!list) {
      list = document.createElement('datalist');
      list.id = 'teal-versions';
      document.body.append(list);
    }
    if (versions.join() !== [...list.options].map(option => option.value).join()) {
      list.replaceChildren(...versions.map(version => new Option(version, version)));
    }
    const field = text && [...text.closest('.fjs-form').querySelectorAll('input[type=text]')]
      .findLast(one => one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (field?.getAttribute('list') === null) {
      field.setAttribute('list', list.id);
    }
  }

  setInterval(count, COUNTED);
  let listed = 0;
  new MutationObserver(() => {
    const filters = document.querySelectorAll('.task-filter').length;
    if (filters !== listed) {
      listed = filters;
      count();
    }
    show();
    offer();
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
})();
