# Lets only the newest attempt act, and one command at a time. $1 attempt, $2 the application's directory
attempt=$1
shift
[ -d "$1" ] || mkdir -p -- "$1" || exit 1
# A command may still run after its connection was lost. Its background processes must not keep the lock: see run.sh
if command -v flock >/dev/null 2>&1; then
  exec 9>>"$1/.teal-lock" || exit 1
  flock -w 20 9 || { echo "an earlier command of Teal still runs in $1; look what it does there"; exit 1; }
fi
seen=0
if [ -e "$1/.teal-attempt" ]; then
  seen=$(cat -- "$1/.teal-attempt") || exit 1
fi
case $seen in
  '' | *[!0-9]* | ???????????????????*)
    echo "$1/.teal-attempt holds '$seen' instead of the number of an attempt; remove it if no other Teal acts here"
    exit 3
    ;;
esac
if [ "$attempt" -lt "$seen" ]; then
  echo "teal: attempt $attempt comes after attempt $seen"
  exit 86
fi
if [ "$attempt" -gt "$seen" ]; then
  echo "$attempt" >"$1/.teal-attempt.new" && mv -f -- "$1/.teal-attempt.new" "$1/.teal-attempt" || exit 1
fi
