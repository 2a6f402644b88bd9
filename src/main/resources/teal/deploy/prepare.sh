# Makes room for a version. $1 directory, $2 version, $3 temporary name, $4 KiB that it needs
mkdir -p -- "$1" && cd -- "$1" || exit 1
if [ -h releases ]; then
  echo "$PWD/releases is a link to $(readlink releases); it has to be a directory"
  exit 3
fi
mkdir -p releases || exit 1
if [ -h "releases/$2" ]; then
  echo "there unknown"
  exit 0
fi
if [ -e "releases/$2" ]; then
  echo "there $(cat "releases/$2/.teal-sha256" 2>/dev/null || echo unknown)"
  exit 0
fi
# Left by an earlier attempt that was cut off
for old in releases/."$2".*.tmp; do
  if [ -d "$old" ]; then chmod -R u+rwX "$old" && rm -rf "$old"; fi
done
free=$(df -Pk releases | awk 'NR == 2 { print $4 }')
case $free in
  '' | *[!0-9]*) ;;
  *) if [ "$free" -lt "$4" ]; then
    echo "$free KiB are free below $PWD/releases, $4 KiB are needed; make room"
    exit 1
  fi ;;
esac
mkdir "releases/$3" && echo ready
