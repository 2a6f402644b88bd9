# Runs a command from the inventory. $1 directory, $2 node, $3 port, $4 version or nothing, $5 command, $6 terminal or nothing
cd -- "$1" || exit 1
TEAL_NODE=$2 TEAL_PORT=$3 TEAL_DIRECTORY=$PWD TEAL_VERSION=$4
if [ -z "$4" ] && [ -h current ]; then
  TEAL_VERSION=$(readlink current) || exit 1
  TEAL_VERSION=${TEAL_VERSION%/}
  TEAL_VERSION=${TEAL_VERSION##*/}
fi
export TEAL_NODE TEAL_PORT TEAL_DIRECTORY TEAL_VERSION
if [ "$6" = terminal ]; then
  command -v script >/dev/null 2>&1 || { echo "the node has no script(1) to make a terminal; install util-linux"; exit 127; }
  SHELL=/bin/sh script -qec "$5" /dev/null </dev/null 9>&-
else
  /bin/sh -c "$5" </dev/null 9>&-
fi
