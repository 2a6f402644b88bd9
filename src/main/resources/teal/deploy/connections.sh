# Counts the TCP connections to $TEAL_PORT on this node that are established, or wait for the client's first byte (03), as
# they do for servers that are woken up by it
if [ -r /proc/net/tcp ]; then
  set -- /proc/net/tcp
  if [ -r /proc/net/tcp6 ]; then set -- "$@" /proc/net/tcp6; fi
  port=$(printf %04X "$TEAL_PORT") || exit 1
  awk -v port=":$port" '
    ($4 == "01" || $4 == "03") && substr($2, length($2) - 4) == port { count++ } END { print count + 0 }' "$@"
else
  all=$(netstat -an) || exit 1
  echo "$all" | awk -v port="[.:]$TEAL_PORT\$" '
    $6 ~ /^(ESTABLISHED|SYN_RE?CV?D?)$/ && $4 ~ port { count++ } END { print count + 0 }'
fi
