# Makes room for a version. $1 directory, $2 version, $3 temporary name, $4 KiB that it needs, $5 SHA-256 of the artifact for
# which a version from another one gives way (empty: it stays). The last line is the answer
mkdir -p -- "$1" && cd -- "$1" || exit 1
if [ -h releases ]; then
  echo "$PWD/releases is a link to $(readlink releases); it has to be a directory"
  exit 3
fi
mkdir -p releases || exit 1
# Left by an attempt that was cut off, or by a clean-up that could not remove everything
for old in releases/.*.????????????????.tmp; do
  if [ -d "$old" ] && [ ! -h "$old" ]; then remove "$old"; fi
done
if [ -h "releases/$2" ]; then
  echo "there unknown"
  exit 0
fi
if [ -f "releases/$2/.teal-adopted" ] && [ ! -e "releases/$2/.teal-sha256" ]; then
  # It is what ran here as this version, and no artifact could bring it back
  echo "there adopted"
  exit 0
fi
if [ -e "releases/$2" ]; then
  found=$(cat "releases/$2/.teal-sha256" 2>/dev/null || echo unknown)
  now=
  if [ -h current ]; then now=$(readlink current) || exit 1; fi
  now=${now%/}
  if [ -z "$5" ] || [ "$5" = "$found" ] || [ "${now##*/}" = "$2" ]; then
    echo "there $found"
    exit 0
  fi
  random=${3%.tmp}
  random=${random##*.}
  # Out of the way first: a version that is only partly there must not look like one
  mv "releases/$2" "releases/.$2.$random.tmp" || exit 1
  remove "releases/.$2.$random.tmp"
fi
space=$(df -Pk releases) || exit 1
free=$(echo "$space" | awk 'NR == 2 { print $4 }') || exit 1
case $free in
  '' | *[!0-9]*) ;; # a file system that does not know
  *) if [ "$free" -lt "$4" ]; then
    echo "$free KiB are free below $PWD/releases, $4 KiB are needed; make room"
    exit 1
  fi ;;
esac
mkdir "releases/$3" || exit 1
echo ready
