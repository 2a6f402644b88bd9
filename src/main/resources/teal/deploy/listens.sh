# Names the directories that the processes behind a port run in, one a line, as far as the account may see them. $1 port.
# The last line shows that nothing is missing
port=$(printf '%04X' "$1")
sockets=$(awk -v end=":$port\$" '$4 == "0A" && $2 ~ end { printf "%s ", $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
if [ -n "$sockets" ]; then
  ls -l /proc/[0-9]*/fd 2>/dev/null | awk -v sockets="$sockets" '
    BEGIN { count = split(sockets, all, " "); for (i = 1; i <= count; i++) wanted["socket:[" all[i] "]"] = 1 }
    /^\/proc\/[0-9]+\/fd:$/ { split($0, path, "/"); process = path[3] }
    $NF in wanted { print process }' | sort -u | while read -r process; do
      directory=$(readlink "/proc/$process/cwd" 2>/dev/null) && echo "in $directory"
    done | sort -u
fi
echo seen
