// Says on the canvas of a diagram that Teal's rules are on: the list of problems is empty without them, too.

const STYLE = 'position: absolute; left: 12px; bottom: 12px; padding: 3px 10px; border: 1px solid #0f766e; border-radius: 12px;'
  + ' background: white; color: #0f766e; font: 12px Arial, sans-serif; pointer-events: none';

class Sign {
  constructor(eventBus, canvas) {
    this.canvas = canvas;
    eventBus.on('import.done', () => this.show());
  }

  show() {
    const container = this.canvas.getContainer();
    container.querySelector('.teal-sign')?.remove();
    const sign = document.createElement('div');
    sign.className = 'teal-sign';
    sign.style.cssText = STYLE;
    sign.textContent = `Teal's rules are on (${TEAL_VERSION})`;
    container.append(sign);
  }
}
Sign.$inject = ['eventBus', 'canvas'];

export default { __init__: ['tealSign'], tealSign: ['type', Sign] };
