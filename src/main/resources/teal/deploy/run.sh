# Runs a command from the inventory. $1 directory, $2 node, $3 port, $4 version or nothing, $5 command
cd -- "$1" || exit 1
TEAL_NODE=$2 TEAL_PORT=$3 TEAL_DIRECTORY=$PWD TEAL_VERSION=$4
if [ -z "$4" ] && [ -h current ]; then
  TEAL_VERSION=$(readlink current) || exit 1
  TEAL_VERSION=${TEAL_VERSION%/}
  TEAL_VERSION=${TEAL_VERSION##*/}
fi
export TEAL_NODE TEAL_PORT TEAL_DIRECTORY TEAL_VERSION
/bin/sh -c "$5" </dev/null 9>&-
