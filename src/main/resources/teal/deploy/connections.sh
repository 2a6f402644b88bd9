# Counts the established TCP connections to $TEAL_PORT on this node
if [ -r /proc/net/tcp ]; then
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$(printf %04X "$TEAL_PORT")" '
    $4 == "01" && substr($2, length($2) - 4) == port { count++ } END { print count + 0 }'
else
  netstat -an | awk -v port="[.:]$TEAL_PORT\$" '
    $6 == "ESTABLISHED" && $4 ~ port { count++ } END { print count + 0 }'
fi
