# Reports the node's state. $1 the application's directory. The last line shows that nothing is missing
# Without these, no archive can be unpacked here
for tool in tar gzip; do
  command -v $tool >/dev/null 2>&1 || echo "missing $tool"
done
if [ ! -e "$1" ]; then
  # There may be something that this account may not see
  above=$1
  while [ ! -e "$above" ]; do
    case $above in
      /*/*) above=${above%/*} ;;
      /*) above=/ ;;
      */*) above=${above%/*} ;;
      *) above=. ;;
    esac
  done
  [ -x "$above" ] || { echo "$above may not be looked into by the account $(id -un); change its permissions"; exit 3; }
  echo seen
  exit 0
fi
cd -- "$1" || exit 1
if [ -h releases ]; then
  echo "$PWD/releases is a link to $(readlink releases); it has to be a directory"
  exit 3
fi
here() {
  target=$(readlink "$1") || return 1
  target=${target#"$PWD"/}
  echo "$1 ${target%/}"
}
if [ -h current ]; then
  here current || exit 1
elif [ -e current ]; then
  echo "$PWD/current is not a link; move it away, or make it a link into releases/"
  exit 3
fi
if [ -h previous ]; then here previous || exit 1; fi
if [ -e releases ] && { [ ! -r releases ] || [ ! -x releases ]; }; then
  echo "$PWD/releases may not be read by the account $(id -un); change its permissions"
  exit 3
fi
for version in releases/*; do
  version=${version#releases/}
  case $version in '*' | *[!0-9A-Za-z._+-]*) continue ;; esac
  if [ -d "releases/$version" ] && [ ! -h "releases/$version" ]; then
    echo "complete $version"
    if { IFS= read -r digest <"releases/$version/.teal-sha256"; } 2>/dev/null; then echo "digest $version $digest"
    elif [ -f "releases/$version/.teal-adopted" ]; then echo "adopted $version"; fi
  fi
done
echo seen
