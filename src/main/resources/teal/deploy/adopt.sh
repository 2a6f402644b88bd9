# Lays out what runs from another directory as a version, without a restart. $1 directory, $2 where it runs from, $3 version,
# $4 temporary name, $5 look (changes nothing) or do, $6 SHA-256 of an artifact, $7 SHA-256 of the list of its files (both
# empty if there is none). The last line is the answer
refuse() {
  echo "$1"
  exit 3
}
# Then the directory that it ran from may be gone
adopted() (
  cd -- "$1" 2>/dev/null && [ ! -h releases ] && [ -h current ] && [ -d "releases/$2" ] && [ ! -h "releases/$2" ] || exit 1
  now=$(readlink current) || exit 1
  now=${now#"$PWD"/}
  [ "${now%/}" = "releases/$2" ]
)
if adopted "$1" "$3"; then
  # Without that, a release has put it there
  if [ -e "$1/releases/$3/.teal-from" ]; then echo already; else echo released; fi
  exit 0
fi
[ -d "$2" ] && [ -r "$2" ] && [ -x "$2" ] || refuse "$2 is not a directory that the account $(id -un) may read"
from=$(cd -- "$2" && pwd -P) || exit 1
# Nothing may be there yet; then the place counts where it will be
place=$1
while [ ! -e "$place" ]; do
  case $place in
    /*/*) place=${place%/*} ;;
    /*) place=/ ;;
    */*) place=${place%/*} ;;
    *) place=. ;;
  esac
done
here=$(cd -- "$place" && pwd -P) || exit 1
case $here/ in "$from"/*) refuse "$1 lies in $from, so that would be copied into itself; set deployment.directory to another place" ;; esac
new=yes
if [ "$place" = "$1" ]; then
  new=no
  cd -- "$1" || exit 1
  place=.
  case $from/ in
    "$here"/releases/*) refuse "$from is one of Teal's own versions; give the directory that the application runs from" ;;
  esac
  if [ -h releases ]; then refuse "$PWD/releases is a link to $(readlink releases); it has to be a directory"; fi
  if [ -h current ]; then
    now=$(readlink current) || exit 1
    now=${now#"$PWD"/}
    now=${now%/}
    refuse "$PWD/current points at $now already; look what put it there, and remove it if Teal is to make it anew"
  elif [ -e current ]; then refuse "$PWD/current is not a link; move it away"; fi
fi
sum() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"
  else shasum -a 256 "$@"; fi
}
# What is there, without times: names, contents and where links lead
manifest() {
  (
    cd -- "$1" || exit 1
    if command -v sha256sum >/dev/null 2>&1; then find . -type f ! -path './.teal-*' -exec sha256sum {} +
    else find . -type f ! -path './.teal-*' -exec shasum -a 256 {} +; fi || exit 1
    find . -type l -exec sh -c 'for link; do target=$(readlink "$link") && echo "$link -> $target" || exit 1; done' sh {} + || exit 1
    find . -type d || exit 1
  ) >"$2" && LC_ALL=C sort -o "$2" -- "$2"
}
kept=$(mktemp -d) || exit 1
trap 'rm -rf -- "$kept"' EXIT
manifest "$from" "$kept/before" || refuse "not all of $from may be read by the account $(id -un)"
there=no
if [ $new = no ]; then
  if [ -h "releases/$3" ]; then refuse "$PWD/releases/$3 is a link; remove it"; fi
  if [ -e "releases/$3" ]; then
    manifest "releases/$3" "$kept/copy" && cmp -s "$kept/before" "$kept/copy" ||
      refuse "$PWD/releases/$3 is there already, and is not the same as $from; find out which one is right"
    there=yes
  fi
fi
need=$(du -sk -- "$from") || exit 1
need=$(echo "$need" | awk '{ print $1 }') || exit 1
case $need in '' | *[!0-9]*) echo "du does not say how large $from is"; exit 1 ;; esac
if [ $there = no ]; then
  space=$(df -Pk "$place") || exit 1
  free=$(echo "$space" | awk 'NR == 2 { print $4 }') || exit 1
  case $free in
    '' | *[!0-9]*) ;; # a file system that does not know
    *) if [ "$free" -lt "$need" ]; then refuse "$free KiB are free below $here, $need KiB are needed; make room"; fi ;;
  esac
fi
artifact=$6
# Only what is the same as the artifact, file by file, comes from it
origin=files
if [ -n "$artifact" ]; then
  list=$(sum <"$kept/before") || exit 1
  if [ "${list%% *}" = "$7" ]; then origin=artifact; fi
fi
if [ "$5" = look ]; then
  echo "adoptable $need $origin"
  exit 0
fi
# Until it is restarted, it runs from there
found() {
  printf '%s\n' "$from" >"$1/.teal-from"
}
note() {
  found "$1" || return 1
  if [ $origin = artifact ]; then printf '%s\n' "$artifact" >"$1/.teal-sha256"
  else cp "$kept/before" "$1/.teal-adopted"; fi
}
if [ $there = no ]; then
  mkdir -p releases || exit 1
  # Left by an attempt that was cut off
  for old in releases/.*.????????????????.tmp; do
    if [ -d "$old" ] && [ ! -h "$old" ]; then remove "$old"; fi
  done
  undo() {
    remove "releases/$temporary"
  }
  temporary=$4
  cp -pPR -- "$from" "releases/$4" || { undo; echo "cannot copy $from"; exit 1; }
  manifest "$from" "$kept/after" && manifest "releases/$4" "$kept/copy" || { undo; echo "cannot compare the copy"; exit 1; }
  if ! cmp -s "$kept/before" "$kept/after" || ! cmp -s "$kept/before" "$kept/copy"; then
    undo
    refuse "$from changed while it was copied: $(diff "$kept/before" "$kept/after" | head -n 3 | tr '\n' ' '); logs and data belong elsewhere, or try again when nothing writes there"
  fi
  # Marks that came along, as from the directory of another Teal, say nothing here
  (cd -- "releases/$4" && rm -rf .teal-sha256 .teal-adopted .teal-from) || { undo; exit 1; }
  note "releases/$4" || { undo; echo "cannot note where the version comes from"; exit 1; }
  # A version directory is always complete: it gets its name last, in one step
  mv -- "releases/$4" "releases/$3" || { undo; exit 1; }
elif [ -e "releases/$3/.teal-sha256" ] || [ -e "releases/$3/.teal-adopted" ]; then found "releases/$3" || exit 1
else note "releases/$3" || exit 1; fi
rm -f .current.teal && ln -s "releases/$3" .current.teal || exit 1
mv -T .current.teal current 2>/dev/null || mv -h .current.teal current 2>/dev/null ||
  perl -e 'rename($ARGV[0], $ARGV[1]) or exit 1' .current.teal current || { echo "cannot make the link $PWD/current"; exit 1; }
echo "adopted $origin"
