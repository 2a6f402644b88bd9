// What somebody may not use is hidden by a style sheet that Teal makes for them (ControlsController). It is asked for again
// when somebody has signed in or out, and when Tasklist has opened another task: the pages are not loaded anew for that.
(() => {
  const SIGNED_IN_OR_OUT = /\/auth\/user\/[^/]+\/(login\/[^/]+|logout)$/;
  const TASK = /\/engine\/[^/]+\/task\/(?!count$)([^/?]+)$/;
  const SHEETS = 'link.teal-controls';
  let task = '';

  function renew() {
    const old = [...document.querySelectorAll(SHEETS)];
    const sheet = old[0].cloneNode();
    sheet.href = `${sheet.href.replace(/\?.*/, '')}?task=${encodeURIComponent(task)}&${Date.now()}`;
    // What was hidden before stays so until it is known what is hidden now.
    sheet.onload = () => old.forEach(link => link.remove());
    sheet.onerror = () => sheet.remove();
    old.at(-1).after(sheet);
  }

  new PerformanceObserver(answers => {
    const before = task;
    let renewed = false;
    for (const { name } of answers.getEntries()) {
      task = TASK.exec(name)?.[1] ?? task;
      renewed ||= SIGNED_IN_OR_OUT.test(name);
    }
    if (renewed || task !== before) {
      renew();
    }
  }).observe({ type: 'resource' });

  // A style sheet keeps the pointer from what is locked; this keeps the keyboard from it.
  for (const kind of ['click', 'keydown', 'paste']) {
    window.addEventListener(kind, event => {
      const locked = event.target instanceof Element
        && getComputedStyle(event.target).getPropertyValue('--teal-locked').trim();
      if (locked && event.key !== 'Tab') {
        event.stopPropagation();
        if (kind === 'click') {
          event.preventDefault();
        }
      }
    }, true);
  }
})();
