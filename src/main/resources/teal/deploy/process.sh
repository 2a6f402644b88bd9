# Says which version a process runs. $1 the application's directory, $2 unit or pid-file, $3 its name. The last line is the
# answer: "runs" and the version that current points at, or "unknown" and why
cd -- "$1" || exit 1
unknown() {
  echo "unknown $1"
  exit 0
}
[ -r /proc/self/stat ] || unknown "this node has no /proc, where Teal could see what a process runs"
if [ "$2" = unit ]; then
  process=$(systemctl show --property=MainPID -- "$3" 2>&1) || unknown "systemctl show $3 answers: $process"
  process=${process#MainPID=}
  [ "$process" != 0 ] || unknown "the unit $3 has no running main process; look at systemctl status $3"
else
  [ -e "$3" ] || unknown "there is no pid file $3 (from $PWD)"
  process=$(cat -- "$3" 2>&1) || unknown "the pid file $3 cannot be read: $process"
fi
case $process in
  '' | *[!0-9]*) unknown "$3 gives '$(printf '%s' "$process" | head -n 1)' where the id of a process is expected" ;;
esac
times=$(cat "/proc/$process/stat" 2>/dev/null) ||
  unknown "the process $process of $3 has ended, or the account $(id -un) may not see it"
[ -h current ] || unknown "$PWD/current is not a link"
version=$(readlink current) || exit 1
version=${version#"$PWD"/}
version=${version%/}
case $version in
  releases/*/* | releases/) unknown "$PWD/current does not point into releases/" ;;
  releases/*) version=${version#releases/} ;;
  *) unknown "$PWD/current does not point into releases/" ;;
esac
# Field 22 of stat, counted from behind the program's name, which may hold spaces
set -- "$3" ${times##*) }
shift 20
booted=$(awk '$1 == "btime" { print $2 }' /proc/stat) || exit 1
began=$((booted + $1 / $(getconf CLK_TCK 2>/dev/null || echo 100)))
switched=$(stat -c %Y current) || exit 1
here=$(pwd -P) || exit 1
open=$(
  { readlink "/proc/$process/exe" && readlink "/proc/$process/cwd"
  for file in "/proc/$process/fd/"*; do readlink "$file"; done
  awk '$6 ~ /^\// { sub(/^([^ ]+ +){5}/, ""); print }' "/proc/$process/maps"; } 2>/dev/null | sed 's|$|/|' | sort -u
)
words=$(tr '\0' '\n' <"/proc/$process/cmdline" 2>/dev/null)
# The start of the machine is known to the second only
if [ "$began" -lt $((switched - 1)) ]; then
  # What is adopted is not restarted: until then it runs from where it was found
  if { IFS= read -r from <"releases/$version/.teal-from"; } 2>/dev/null; then
    case "
$open
$words" in *"
$from/"*)
      echo "runs $version"
      exit 0
      ;;
    esac
  fi
  unknown "the process $process began $((switched - began)) s before current was switched to $version: it was not restarted"
fi
all=$(printf '%s\n' "$open" | HERE="$here/releases/" awk 'index($0, ENVIRON["HERE"]) == 1 {
  rest = substr($0, length(ENVIRON["HERE"]) + 1); sub(/\/.*/, "", rest); print rest }' | sort -u)
for other in $all; do
  [ "$other" = "$version" ] || unknown "the process $process has files of releases/$other in use, and current is $version"
done
if [ -z "$all" ]; then
  case $words in
    *"$PWD/current/"* | *"$here/current/"* | *"$PWD/releases/$version/"* | *"$here/releases/$version/"*) ;;
    *)
      case "$open" in *"$here/"*) below=yes ;; *) below=no ;; esac
      case "
$words" in
        *'
current/'* | *'
./current/'*) [ $below = yes ] || unknown "nothing that the process $process uses is in $PWD/current" ;;
        *) unknown "nothing that the process $process uses is in $PWD/current" ;;
      esac
      ;;
  esac
fi
echo "runs $version"
