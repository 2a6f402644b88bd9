import { h } from './preact.js';

/** Durations, times and states in words. */

export function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 1) {
    return 'under 1 s';
  }
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** Parses an ISO 8601 duration from Teal, such as PT1H2M3.5S. */
export function milliseconds(iso) {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
}

export function between(begin, end) {
  return duration((end ? new Date(end) : new Date()) - new Date(begin));
}

export function clock(at) {
  return new Date(at).toLocaleTimeString(undefined, { timeZone: timeZone() });
}

export function day(at) {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone() });
}

const people = new Map();
let zone;

/** What came with an answer: names of people, by what they sign in with, and the time zone in which people are told times. */
export function know(names, shown) {
  Object.entries(names).forEach(([id, name]) => people.set(id, name));
  zone = shown ?? zone;
}

export function timeZone() {
  return zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The instant of a date and time that somebody has entered, who reads times in that zone. */
export function instant(entered) {
  const utc = Date.parse(`${entered}Z`);
  // Summer time may begin or end between the first guess and the instant itself.
  const guess = utc - offset(utc);
  return new Date(utc - offset(guess)).toISOString();
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offset(at) {
  const { year, month, day, hour, minute } = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZone(), hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit'
  }).formatToParts(at).map(part => [part.type, part.value]));
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`) - Math.floor(at / 60_000) * 60_000;
}

/** Somebody who has left is known only by what they signed in with. */
export function person(id) {
  return people.get(id) ?? id;
}

/** One of Cockpit's own icons and a word for each, so that nothing depends on distinguishing colours. */
export const STATES = {
  'running': ['play', 'running'],
  'waiting': ['user', 'waiting for someone'],
  'rolling-back': ['backward', 'rolling back'],
  'released': ['ok', 'released'],
  'rolled-back': ['backward', 'rolled back'],
  'refused': ['ban-circle', 'refused'],
  'cancelled': ['stop', 'cancelled'],
  'deleted': ['trash', 'deleted']
};

export const OUTCOMES = {
  running: ['play', 'running'],
  done: ['ok', 'done'],
  unneeded: ['minus', 'nothing to do'],
  no: ['remove', 'did not pass'],
  failed: ['repeat', 'failed'],
  lost: ['flash', 'interrupted']
};

/** What became of a question in a check, the worst first. */
export const CHECKS = {
  'failed': ['remove', 'failed'],
  'not-asked': ['question-sign', 'could not be asked'],
  'passed': ['ok', 'passed']
};

/** An icon next to words with the same meaning. */
export function sign(name) {
  return h('span', { class: `teal-sign glyphicon glyphicon-${name}`, 'aria-hidden': 'true' });
}

export function place(entry) {
  return entry.node ? `on ${entry.node}` : entry.cluster ? `on ${entry.cluster}` : '';
}

/** The process that a release runs. */
export function processName({ name, version }) {
  return version ? `${name}, version ${version}` : name;
}

/** Whether nothing happens until someone acts. */
export function needsSomebody(going) {
  return going.kind === 'person' || going.kind === 'stuck';
}

/** How long it has been running, or since when it has been waiting for someone. */
export function since(going) {
  return needsSomebody(going) ? `waiting since ${moment(going.since)} (${between(going.since)})` : between(going.since);
}

/** The time, with the day unless it is today. */
function moment(at) {
  return new Date(at).toDateString() === new Date().toDateString() ? clock(at) : day(at);
}

/** When a failed step is tried again. */
function next({ attempt, until }) {
  return new Date(until) > new Date()
    ? `attempt ${attempt} will begin at ${clock(until)}, in ${between(new Date(), until)}`
    : `attempt ${attempt} is about to begin`;
}

/** What is happening, in one sentence. */
export function sentence(going) {
  const what = [going.name, place(going)].filter(Boolean).join(' ');
  switch (going.kind) {
    case 'person':
      return `Waiting for ${going.assignee ? person(going.assignee) : going.group ?? 'someone'}: ${what}`;
    case 'repeat':
      return `${what}: attempt ${going.attempt - 1} failed; ${next(going)}`;
    case 'stuck':
      return `${what}: out of retries; needs attention`;
    case 'event':
      return `${what}: waits for ${going.trouble}`;
    case 'wait':
      return going.until ? `${what}: until ${clock(going.until)}` : what;
    default:
      return going.attempt > 1 ? `${what}, attempt ${going.attempt}` : what;
  }
}
