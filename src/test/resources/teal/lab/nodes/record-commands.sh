#!/bin/sh
# Runs what came over SSH, and keeps what it was, when it ran, what it said and where the application's link pointed
# afterwards. $1 the node's directory, $2 the application's directory in it
case $SSH_ORIGINAL_COMMAND in
  *sftp*)
    for server in /usr/lib/openssh/sftp-server /usr/libexec/openssh/sftp-server /usr/libexec/sftp-server; do
      [ -x "$server" ] && exec "$server"
    done
    exit 127
    ;;
esac
mkdir -p "$1/commands"
record=$(mktemp -d "$1/commands/XXXXXXXXXX") || exit 127
cat >"$record/input"
{ printf '%s\n' "$SSH_ORIGINAL_COMMAND"; cat "$record/input"; } >"$record/command"
date +%s%N >"$record/begun"
# Into a file: a pipe would stay open as long as what the command leaves in the background
"${SHELL:-/bin/sh}" -c "$SSH_ORIGINAL_COMMAND" <"$record/input" >"$record/output" 2>&1
code=$?
date +%s%N >"$record/now"
echo "$code" >"$record/exit-code"
readlink "$1/$2/current" >"$record/link"
# Last: a record that has it is complete
mv "$record/now" "$record/ended"
cat "$record/output"
exit "$code"
