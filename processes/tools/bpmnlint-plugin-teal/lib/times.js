'use strict';

const { times } = require('../steps.json');

const matches = (name, text) => new RegExp(`^(?:${times[name]})$`).test(text);

const isDuration = (text) => matches('duration', text);

/** A day that the calendar has; others are moved to the next month by a Date. */
function isDate(text) {
  const day = text.slice(0, 'yyyy-mm-dd'.length);
  const date = new Date(`${day}T00:00:00Z`);
  return matches('date', text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const isCycle = (text) => matches('cycle', text) || matches('cron', text);

const areRetries = (text) => matches('retries', text);

/** Whether a cycle comes round more than once a minute. */
function isTooOften(cycle) {
  if (matches('cron', cycle)) {
    return !/^[0-9]{1,2} /.test(cycle);
  }
  const duration = cycle.replace(new RegExp(`/${times.date}$`), '').replace(/^.*\//, '');
  const parts = new RegExp(`^${times.short}$`).exec(duration);
  return !matches('long', duration) && parts !== null && 60 * Number(parts[1] ?? 0) + Number(parts[2] ?? 0) < 60;
}

module.exports = { areRetries, isCycle, isDate, isDuration, isTooOften };
