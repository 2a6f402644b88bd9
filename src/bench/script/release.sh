#!/usr/bin/env bash
# What a careful team writes for itself: two swaps, four nodes, checks in between. No way back, no second try, no memory.
# release.sh <version> <artifact>; where everything is comes from the environment (ReleaseBench).
set -euo pipefail
version=$1 artifact=$2
digest=$(sha256sum "$artifact" | cut -d' ' -f1)
ssh=(-i "$IDENTITY" -o "UserKnownHostsFile=$KNOWN_HOSTS" -o StrictHostKeyChecking=yes -o BatchMode=yes -o LogLevel=ERROR
  -o ControlMaster=auto -o ControlPersist=30 -o "ControlPath=$CONTROL/%C")

swap() { # from to
  nsupdate -v -y "hmac-sha256:$KEY:$SECRET" <<END
server 127.0.0.1 $PRIMARY
zone $ZONE
prereq yxrrset $RECORD CNAME $1
update delete $RECORD CNAME
update add $RECORD $TTL CNAME $2
send
END
  for port in $PRIMARY $SECONDARY; do
    until [ "$(dig +short +norecurse @127.0.0.1 -p "$port" "$RECORD" CNAME)" = "$2" ]; do sleep 0.05; done
  done
}

stage() { # ssh-port directory
  scp -q -P "$1" "${ssh[@]}" "$artifact" "$USER_NAME@127.0.0.1:$2/upload-$version.tar.gz"
  ssh -p "$1" "${ssh[@]}" "$USER_NAME@127.0.0.1" "set -e; cd '$2'
    echo '$digest  upload-$version.tar.gz' | sha256sum -c --quiet
    mkdir -p 'releases/$version' && tar -xzf 'upload-$version.tar.gz' -C 'releases/$version' && rm 'upload-$version.tar.gz'"
}

activate() { # ssh-port directory http-port
  ssh -p "$1" "${ssh[@]}" "$USER_NAME@127.0.0.1" "set -e; cd '$2'
    ln -sfn 'releases/$version' current.new && mv -T current.new current
    bin/service restart >/dev/null"
  good=0
  until [ $good -ge 3 ]; do
    if curl -fs "http://127.0.0.1:$3/health" | grep -q "\"$version\""; then good=$((good + 1)); else good=0; fi
    sleep 0.05
  done
}

check() { # http-port
  curl -fs "http://127.0.0.1:$1/" | grep -q "$version"
  curl -fs "http://127.0.0.1:$1/health" | grep -q "$version"
  for path in /ready /api/products /; do curl -fs -o /dev/null "http://127.0.0.1:$1$path"; done
}

upgrade() { # nodes as ssh-port,directory,http-port
  staging=()
  for node in "$@"; do IFS=, read -r port directory http <<<"$node"; stage "$port" "$directory" & staging+=($!); done
  for process in "${staging[@]}"; do wait "$process"; done
  for node in "$@"; do IFS=, read -r port directory http <<<"$node"; activate "$port" "$directory" "$http"; done
  for node in "$@"; do check "${node##*,}"; done
  for node in "$@"; do
    curl -fs --parallel --parallel-max 4 -o /dev/null "http://127.0.0.1:${node##*,}/api/products?[1-100]" &
  done
  wait
}

swap "$BLUE" "$GREEN"
upgrade $BLUE_NODES
swap "$GREEN" "$BLUE"
upgrade $GREEN_NODES
