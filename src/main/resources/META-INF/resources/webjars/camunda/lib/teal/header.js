// Camunda writes "null null" for people who have no name: their sign-in name says who they are.
(() => {
  new MutationObserver(() => {
    const shown = document.querySelector('[cam-widget-header] .account .dropdown-toggle, [cam-widget-header] .account a');
    const texts = shown && document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    for (let text = texts?.nextNode(); text; text = texts.nextNode()) {
      if (/\bnull\b/.test(text.data)) {
        text.data = text.data.replace(/\bnull\b ?/g, '').trim() || 'You';
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
})();
