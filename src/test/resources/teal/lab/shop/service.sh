#!/bin/sh
# Starts and stops the shop on this node: service start|stop|restart|status
home=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
directory=$home
[ -e "$home/current" ] || directory=${TEAL_DIRECTORY:-$home}
pid_file=$home/shop.pid

# A process that ended but was not yet buried by its parent still answers to kill -0. Asked often, so nothing is started.
running() {
  [ -s "$pid_file" ] || return 1
  read -r pid <"$pid_file" || return 1
  kill -0 "$pid" 2>/dev/null || return 1
  [ -r "/proc/$pid/stat" ] || return 0
  read -r state 2>/dev/null <"/proc/$pid/stat" || return 1
  case $state in
    *") Z "*) return 1 ;;
  esac
}

# Its number may be another process's by now, where the shop ended by itself. Right after the start it is still this script
ours() {
  running || return 1
  [ ! -r "/proc/$pid/cmdline" ] || grep -q 'ShopApplication\|service' "/proc/$pid/cmdline"
}

start() {
  if ours; then
    echo "already running as $pid"
    return 0
  fi
  # The release itself, not the link: a running version keeps its files when the link moves.
  release=$(cd "$directory/current" 2>/dev/null && pwd -P) || {
    echo "nothing to start: $directory/current is not there" >&2
    return 1
  }
  nohup "@JAVA@" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx64m -cp "$release/shop.jar" \
    teal.lab.shop.ShopApplication "@PORT@" "$release/VERSION" "$home" "@OWNER@" "@LISTEN@" \
    >>"$home/shop.log" 2>&1 </dev/null &
  echo $! >"$pid_file"
  echo "started $(cat "$release/VERSION") as $(cat "$pid_file")"
}

stop() {
  ours || return 0
  kill "$pid"
  tries=0
  while running; do
    tries=$((tries + 1))
    if [ "$tries" -eq 500 ]; then
      echo "$pid did not end within 10 s, killed" >&2
      kill -9 "$pid"
    fi
    sleep 0.02
  done
  rm -f "$pid_file"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  restart) stop && start ;;
  status) ours && echo "running as $pid" || { echo "not running"; exit 3; } ;;
  *) echo "usage: $0 start|stop|restart|status" >&2; exit 2 ;;
esac
