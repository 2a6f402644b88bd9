# Lays out what runs from another directory as a version, without a restart. $1 directory, $2 where it runs from, $3 version,
# $4 temporary name, $5 look (changes nothing) or do. The last line is the answer
refuse() {
  echo "$1"
  exit 3
}
[ -d "$2" ] && [ -r "$2" ] && [ -x "$2" ] || refuse "$2 is not a directory that the account $(id -un) may read"
from=$(cd -- "$2" && pwd -P) || exit 1
if [ ! -e "$1" ] && [ "$5" = look ]; then
  echo "adoptable $(du -sk -- "$from" | awk '{ print $1 }')"
  exit 0
fi
cd -- "$1" || exit 1
here=$(pwd -P)
case $from/ in "$here"/releases/*) refuse "$from is one of Teal's own versions; give the directory that the application runs from" ;; esac
case $here/ in "$from"/*) refuse "$here lies in $from, so that would be copied into itself; set deployment.directory to another place" ;; esac
if [ -h releases ]; then refuse "$PWD/releases is a link to $(readlink releases); it has to be a directory"; fi
if [ -h current ]; then
  now=$(readlink current) || exit 1
  now=${now#"$PWD"/}
  now=${now%/}
  if [ "$now" = "releases/$3" ] && [ -d "releases/$3" ]; then
    echo already
    exit 0
  fi
  refuse "$PWD/current points at $now already; look what put it there, and remove it if Teal is to make it anew"
elif [ -e current ]; then refuse "$PWD/current is not a link; move it away"; fi
# What is there, without times: names, contents and where links lead
manifest() {
  (
    cd -- "$1" || exit 1
    if command -v sha256sum >/dev/null 2>&1; then find . -type f ! -path './.teal-*' -exec sha256sum {} +
    else find . -type f ! -path './.teal-*' -exec shasum -a 256 {} +; fi || exit 1
    find . -type l -exec sh -c 'for link; do echo "$link -> $(readlink "$link")"; done' sh {} + || exit 1
    find . -type d || exit 1
  ) >"$2" && LC_ALL=C sort -o "$2" -- "$2"
}
kept=$(mktemp -d) || exit 1
trap 'rm -rf -- "$kept"' EXIT
manifest "$from" "$kept/before" || refuse "not all of $from may be read by the account $(id -un)"
there=no
if [ -h "releases/$3" ]; then refuse "$PWD/releases/$3 is a link; remove it"; fi
if [ -e "releases/$3" ]; then
  manifest "releases/$3" "$kept/copy" && cmp -s "$kept/before" "$kept/copy" ||
    refuse "$PWD/releases/$3 is there already, and is not the same as $from; find out which one is right"
  there=yes
fi
need=$(du -sk -- "$from" | awk '{ print $1 }')
if [ $there = no ]; then
  free=$(df -Pk . | awk 'NR == 2 { print $4 }') || exit 1
  case $free in
    '' | *[!0-9]*) ;;
    *) if [ "$free" -lt "$need" ]; then refuse "$free KiB are free below $PWD, $need KiB are needed; make room"; fi ;;
  esac
fi
if [ "$5" = look ]; then
  echo "adoptable $need"
  exit 0
fi
if [ $there = no ]; then
  mkdir -p releases && rm -rf -- "releases/$4" || exit 1
  cp -pPR -- "$from" "releases/$4" || { rm -rf -- "releases/$4"; echo "cannot copy $from"; exit 1; }
  manifest "$from" "$kept/after" && manifest "releases/$4" "$kept/copy" || { rm -rf -- "releases/$4"; exit 1; }
  if ! cmp -s "$kept/before" "$kept/after" || ! cmp -s "$kept/before" "$kept/copy"; then
    rm -rf -- "releases/$4"
    refuse "$from changed while it was copied: $(diff "$kept/before" "$kept/after" | head -n 3 | tr '\n' ' '); logs and data belong elsewhere, or try again when nothing writes there"
  fi
  cp "$kept/before" "releases/$4/.teal-adopted" || exit 1
  mv -- "releases/$4" "releases/$3" || exit 1
fi
rm -f .current.teal && ln -s "releases/$3" .current.teal || exit 1
mv -T .current.teal current 2>/dev/null || mv -h .current.teal current 2>/dev/null ||
  perl -e 'rename($ARGV[0], $ARGV[1]) or exit 1' .current.teal current || { echo "cannot make the link $PWD/current"; exit 1; }
echo adopted
