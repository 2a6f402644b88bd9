# Makes a version the current one. $1 directory, $2 version, $3 versions that may be current now (empty: any),
# $4 the SHA-256 of the artifact that the version must come from (empty: any)
cd -- "$1" || exit 1
if [ -h releases ] || [ -h "releases/$2" ] || [ ! -d "releases/$2" ]; then
  echo "version $2 is not staged in $PWD/releases; stage it first"
  exit 3
fi
# What was adopted comes from no artifact: see prepare.sh
digest=$(cat "releases/$2/.teal-sha256" 2>/dev/null) || [ ! -f "releases/$2/.teal-adopted" ] || digest=$4
if [ -n "$4" ] && [ "$digest" != "$4" ]; then
  echo "$PWD/releases/$2 does not come from the artifact with the SHA-256 $4; find out who changed it"
  exit 3
fi
now=
if [ -h current ]; then
  now=$(readlink current) || exit 1
  now=${now#"$PWD"/}
  now=${now%/}
  case $now in
    releases/*/* | releases/.* | releases/) foreign=yes ;;
    releases/*) foreign=no ;;
    *) foreign=yes ;;
  esac
  if [ $foreign = yes ]; then
    echo "$PWD/current points at $now, which is not one of Teal's releases; make it a link into releases/"
    exit 3
  fi
elif [ -e current ]; then
  echo "$PWD/current is not a link; move it away, or make it a link into releases/"
  exit 3
fi
if [ -n "$now" ] && [ -n "$3" ]; then
  case " $3 " in
    *" ${now#releases/} "*) ;;
    *)
      echo "$PWD/current points at $now, expected was one of $3: someone changed it; find out who, then try again"
      exit 3
      ;;
  esac
fi
if [ "$now" = "releases/$2" ]; then
  echo unchanged
  exit 0
fi
# rename(2) over the old link is the only way that never leaves a moment without a link. In GNU and BusyBox it is
# mv -T, in BSD mv -h; perl does it on a Mac of any age.
point() {
  rm -f ".$1.teal" && ln -s "$2" ".$1.teal" || return 1
  mv -T ".$1.teal" "$1" 2>/dev/null || mv -h ".$1.teal" "$1" 2>/dev/null ||
    perl -e 'rename($ARGV[0], $ARGV[1]) or exit 1' ".$1.teal" "$1"
}
if [ -n "$now" ]; then
  point previous "$now" || { echo "cannot make the link $PWD/previous"; exit 1; }
fi
point current "releases/$2" || { echo "cannot switch the link $PWD/current"; exit 1; }
echo switched
